"""A class of one's own behind a manager: its public methods, and errors from the server."""
from multiprocessing import Process
from multiprocessing.managers import BaseManager


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self.balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"only {self.balance} left")
        self.balance -= amount

    def _hidden(self):
        return "hidden"


class BankManager(BaseManager):
    pass


BankManager.register("Account", Account)


def work(account):
    account.deposit(50)


if __name__ == "__main__":
    with BankManager() as manager:
        account = manager.Account(100)
        p = Process(target=work, args=(account,))
        p.start()
        p.join()
        print(account.deposit(0))
        try:
            account.withdraw(500)
        except ValueError as error:
            print("ValueError:", error)
        for name in ("balance", "_hidden"):
            print(name, hasattr(account, name))
