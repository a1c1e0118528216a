/** Programs whose tasks share something, and programs that only some models make faster, or no model. */

export const race = `"""A shared counter without a lock: updates can be lost."""

INPUTS = [300_000, 300_000, 300_000, 300_000]

counter = 0


def one_more(number):
    return number + 1


def work(times):
    global counter
    for _ in range(times):
        counter = one_more(counter)
    return counter


# Reading and writing the counter are two steps. If another thread writes
# between them, its update is lost: the last task returns less than 1200000.
# Processes have a counter each: every one of them counts to 300000.
`;

export const locked = `"""A shared counter with a lock: no update is lost."""
import threading

INPUTS = [300_000, 300_000, 300_000, 300_000]

counter = 0
lock = threading.Lock()


def one_more(number):
    return number + 1


def work(times):
    global counter
    for _ in range(times):
        with lock:
            counter = one_more(counter)
    return counter


# Only the thread that has the lock reads and writes: the last task that ends
# returns 1200000, on every model whose tasks share memory. Compare its time
# with the one without a lock: being right has a price.
`;

export const processesHelp = `"""One lock around all the work: only processes help."""
import threading

INPUTS = [2_000_000, 2_000_000, 2_000_000, 2_000_000]

lock = threading.Lock()


def work(n):
    with lock:
        total = 0
        for number in range(n):
            total += number % 7
        return total


# Threads share the lock, so only one of them computes, even without the GIL.
# Each process has a lock of its own, and so none waits for another's.
`;

export const threadsHelp = `"""A pipeline: only threads help, because its two ends share a queue."""
import queue
import time

INPUTS = ["make", "take"]

shelf = queue.Queue()


def work(end):
    if end == "make":
        for part in range(10):
            time.sleep(0.02)
            shelf.put(part)
        return "made 10 parts"
    total = 0
    for _ in range(10):
        try:
            total += shelf.get(timeout=0.5)
        except queue.Empty:
            return "nothing came"
        time.sleep(0.02)
    return total


# In sequence the second task begins when all parts are made. Threads work
# hand in hand: a part is taken while the next one is being made.
# A process has a queue of its own, into which nobody puts anything.
`;

export const nothingHelps = `"""A chain: nothing helps, because each step needs the one before it."""

INPUTS = [1_500_000]


def work(steps):
    number = 1
    for _ in range(steps):
        number = (number * 1_103_515_245 + 12_345) % 2_147_483_648
    return number


# There is one task, and no step of it can begin before the last one has ended.
# More workers only wait. A faster way to compute it would help, or fewer steps.
`;
