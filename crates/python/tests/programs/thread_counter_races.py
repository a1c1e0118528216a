# What is one operation and what is more: with a lock nothing is lost.
import threading

total, lock = 0, threading.Lock()
shared_list, shared_dict, shared_set = [], {}, set()


def add(times):
    global total
    for n in range(times):
        with lock:
            total += 1
        shared_list.append(n)
        shared_dict[n] = threading.get_ident()
        shared_set.add(n % 7)


threads = [threading.Thread(target=add, args=(200,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, len(shared_list), len(shared_dict), sorted(shared_set), sorted(shared_list)[:5])


class Account:
    def __init__(self):
        self.balance = 100
        self.lock = threading.RLock()

    def withdraw(self, amount):
        with self.lock:
            if self.balance >= amount:
                self.balance -= amount
                return True
            return False

    def move(self, other, amount):
        with self.lock:
            if self.withdraw(amount):
                with other.lock:
                    other.balance += amount


mine, yours = Account(), Account()
threads = [threading.Thread(target=mine.move, args=(yours, 30)) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(mine.balance, yours.balance)
once = []
flag = threading.Event()


def initialise():
    flag.wait()
    with lock:
        if not once:
            once.append(threading.current_thread().name)


threads = [threading.Thread(target=initialise) for _ in range(5)]
for thread in threads:
    thread.start()
flag.set()
for thread in threads:
    thread.join()
print(len(once))
