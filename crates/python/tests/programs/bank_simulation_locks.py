# A bank: many tellers, transfers without deadlocks, audits that see a sum that never changes.
import random
import threading


class Account:
    def __init__(self, number, balance):
        self.number, self.balance, self.lock = number, balance, threading.Lock()


accounts = [Account(n, 100) for n in range(4)]
audits, stop = [], threading.Event()


def transfer(source, target, amount):
    first, second = sorted([source, target], key=lambda account: account.number)
    with first.lock, second.lock:
        if source.balance < amount:
            return False
        source.balance -= amount
        target.balance += amount
        return True


def teller(seed):
    chance = random.Random(seed)
    for _ in range(60):
        source, target = chance.sample(accounts, 2)
        transfer(source, target, chance.randrange(30))


def auditor():
    for _ in range(10):
        for account in accounts:
            account.lock.acquire()
        audits.append(sum(account.balance for account in accounts))
        for account in accounts:
            account.lock.release()


threads = [threading.Thread(target=teller, args=(n,)) for n in range(4)] + [threading.Thread(target=auditor)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(set(audits), sum(account.balance for account in accounts), all(account.balance >= 0 for account in accounts), transfer(accounts[0], accounts[1], 10**6))
