"""Objects for a child are pickled by __getstate__ and made again by __setstate__."""
import multiprocessing
import threading


class Account:
    def __init__(self, owner, balance):
        self.owner, self.balance = owner, balance
        self.lock = threading.Lock()

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = threading.Lock()
        self.restored = True


def use(account):
    with account.lock:
        account.balance += 1
    print(account.owner, account.balance, account.restored)


if __name__ == "__main__":
    account = Account("Ada", 41)
    p = multiprocessing.Process(target=use, args=(account,))
    p.start()
    p.join()
    print(account.balance, hasattr(account, "restored"))
