/** Whole programs: they start their threads themselves. */

export const producer = `"""A waiter and two cooks: one queue carries the orders, another one the dishes."""
import queue
import threading
import time

orders = queue.Queue(maxsize=2)
dishes = queue.Queue()


def cook(name):
    while (order := orders.get()) is not None:
        time.sleep(0.02)
        dishes.put((order, name))


cooks = [threading.Thread(target=cook, args=(name,)) for name in ("Ada", "Bob")]
for each in cooks:
    each.start()
for order in range(6):
    # The queue takes two orders: with a third, the waiter waits.
    orders.put(order)
for _ in cooks:
    orders.put(None)
for each in cooks:
    each.join()
served = sorted(dishes.get() for _ in range(6))
print("served:", [order for order, _ in served])
print("cooks:", sorted({name for _, name in served}))
`;

export const deadlock = `"""Five philosophers, five forks, and a deadlock: each has one fork and waits for the next."""
import threading

forks = [threading.Lock() for _ in range(5)]
all_have_one = threading.Barrier(5)


def philosopher(seat):
    left, right = forks[seat], forks[(seat + 1) % 5]
    with left:
        # The worst order, which may come without this line, too.
        all_have_one.wait()
        with right:
            print(f"philosopher {seat} eats")


seats = [threading.Thread(target=philosopher, args=(seat,)) for seat in range(5)]
for each in seats:
    each.start()
for each in seats:
    each.join()
print("all have eaten")
`;

export const philosophers = `"""Five philosophers who eat: each takes the fork with the lower number first."""
import threading
import time

forks = [threading.Lock() for _ in range(5)]
meals = [0] * 5


def philosopher(seat):
    first, second = sorted((seat, (seat + 1) % 5))
    for _ in range(3):
        with forks[first]:
            with forks[second]:
                time.sleep(0.005)
                meals[seat] += 1


seats = [threading.Thread(target=philosopher, args=(seat,)) for seat in range(5)]
for each in seats:
    each.start()
for each in seats:
    each.join()
print("meals:", meals)
`;

export const bank = `"""A bank that loses money, and one that does not."""
import threading


class Bank:
    def __init__(self, lock=None):
        self.balance, self.lock = 0, lock

    def read(self):
        return self.balance

    def pay_in(self, times):
        for _ in range(times):
            if self.lock is None:
                self.balance = self.read() + 1
            else:
                with self.lock:
                    self.balance = self.read() + 1


def run(bank):
    tellers = [threading.Thread(target=bank.pay_in, args=(50_000,)) for _ in range(4)]
    for each in tellers:
        each.start()
    for each in tellers:
        each.join()
    return bank.balance


careless = run(Bank())
print("without a lock, never more than 200000:", careless <= 200_000)
print("with a lock:", run(Bank(threading.Lock())))
# Change the first line to print what the careless bank has left. Free-threaded,
# it loses most of it; under the interpreter's lock, some of it or nothing.
`;

export const phases = `"""Three workers in phases: none begins the next before all have ended the last."""
import threading
import time

done = []


def tell():
    print(f"phase {len(done) // 3} is over: {sorted(done[-3:])}")


barrier = threading.Barrier(3, action=tell)


def worker(number):
    for phase in range(3):
        time.sleep(0.005 * (number + 1))
        done.append((phase, number))
        barrier.wait()


workers = [threading.Thread(target=worker, args=(number,)) for number in range(3)]
for each in workers:
    each.start()
for each in workers:
    each.join()
`;

export const mapReduce = `"""Counting words with a pool of threads: map each text, then reduce."""
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import reduce

TEXTS = [
    "the quick brown fox",
    "the lazy dog and the fox",
    "a dog and a fox and a hen",
]


def count(text):
    return Counter(text.split())


with ThreadPoolExecutor(max_workers=3) as pool:
    counted = list(pool.map(count, TEXTS))
total = reduce(Counter.__add__, counted)
for word, times in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:4]:
    print(word, times)
`;

export const limiter = `"""Many requests in asyncio, and at most two at once."""
import asyncio

running = most = 0


async def request(number, slots):
    global running, most
    async with slots:
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        return number * number


async def main():
    slots = asyncio.Semaphore(2)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(request(number, slots)) for number in range(8)]
    print([task.result() for task in tasks])
    print("at most at once:", most)


asyncio.run(main())
`;

export const handmade = `"""A thread pool, built by hand."""
import queue
import threading


class Pool:
    def __init__(self, size):
        self.jobs = queue.Queue()
        self.threads = [threading.Thread(target=self.work, daemon=True) for _ in range(size)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while True:
            function, argument, results, place = self.jobs.get()
            results[place] = function(argument)
            self.jobs.task_done()

    def map(self, function, arguments):
        results = [None] * len(arguments)
        for place, argument in enumerate(arguments):
            self.jobs.put((function, argument, results, place))
        self.jobs.join()
        return results


print(Pool(3).map(lambda n: sum(range(n)), [10, 100, 1_000, 10_000]))
`;

export const processPool = `"""Counting primes with a pool of processes: each has an interpreter, a memory and a lock of its own."""
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def is_prime(n):
    if n < 2:
        return False
    return all(n % d for d in range(2, int(n**0.5) + 1))


def count(limits):
    return sum(map(is_prime, range(*limits)))


# A process imports this text anew: what stands below runs in the first process alone.
if __name__ == "__main__":
    parts = [(n, n + 5_000) for n in range(0, 20_000, 5_000)]
    for Pool in ThreadPoolExecutor, ProcessPoolExecutor:
        with Pool(max_workers=2) as pool:
            print(sum(pool.map(count, parts)), "primes below 20,000 with", Pool.__name__)
    # The timeline shows which pool's workers run at the same time, and what their start costs.
`;

export const processPipeline = `"""A pipeline over processes: one makes numbers, one squares them, one adds them up."""
from multiprocessing import Process, Queue


def make(out):
    for number in range(1, 6):
        out.put(number)
    out.put(None)


def square(numbers, out):
    while (number := numbers.get()) is not None:
        out.put(number * number)
    out.put(None)


if __name__ == "__main__":
    numbers, squares = Queue(), Queue()
    stages = [Process(target=make, args=(numbers,)), Process(target=square, args=(numbers, squares))]
    for stage in stages:
        stage.start()
    total = 0
    while (number := squares.get()) is not None:
        total += number
    for stage in stages:
        stage.join()
    print("1 + 4 + 9 + 16 + 25 =", total)
`;

export const notShared = `"""Threads share a variable. Processes have one each, unless it is made to be shared."""
from multiprocessing import Process, Value
from threading import Thread

plain = 0


def add(shared):
    global plain
    plain += 1
    with shared.get_lock():
        shared.value += 1


if __name__ == "__main__":
    shared = Value("i", 0)
    for Worker in Thread, Process:
        workers = [Worker(target=add, args=(shared,)) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        print(f"after three of {Worker.__name__}: plain {plain}, shared {shared.value}")
`;
