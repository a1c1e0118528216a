"""A bank account whose deposits and withdrawals hold a lock."""
import threading
from dataclasses import dataclass, field


class InsufficientFunds(Exception):
    pass


@dataclass
class Account:
    owner: str
    balance: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def withdraw(self, amount):
        with self.lock:
            if amount > self.balance:
                raise InsufficientFunds(f"{self.owner} has {self.balance}, wanted {amount}")
            self.balance -= amount


account = Account("Ada", 100)
threads = [threading.Thread(target=account.deposit, args=(10,)) for _ in range(10)]
threads += [threading.Thread(target=account.withdraw, args=(5,)) for _ in range(20)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(account)
try:
    account.withdraw(1000)
except InsufficientFunds as error:
    print("refused:", error)
print("lock is free:", not account.lock.locked())
