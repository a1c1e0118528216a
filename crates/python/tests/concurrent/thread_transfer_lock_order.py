"""Transfers between accounts take both locks in a fixed order, so they never deadlock."""
import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock:
        with second.lock:
            source.balance -= amount
            target.balance += amount


a, b, c = Account(1, 1000), Account(2, 1000), Account(3, 1000)
plan = [(a, b, 1), (b, a, 2), (b, c, 3), (c, a, 4)]


def repeat(source, target, amount):
    for _ in range(50):
        transfer(source, target, amount)


threads = [threading.Thread(target=repeat, args=step) for step in plan]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([account.balance for account in (a, b, c)], a.balance + b.balance + c.balance)
