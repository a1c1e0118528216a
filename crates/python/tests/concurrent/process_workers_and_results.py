"""Several workers share one queue of tasks; the parent sorts what comes back."""
from multiprocessing import Process, Queue, current_process


def calculate(function, args):
    return f"{function.__name__}{args} = {function(*args)}"


def mul(a, b):
    return a * b


def plus(a, b):
    return a + b


def worker(tasks, done):
    for function, args in iter(tasks.get, "STOP"):
        done.put((calculate(function, args), current_process().name))


if __name__ == "__main__":
    tasks, done = Queue(), Queue()
    work = [(mul, (i, 7)) for i in range(5)] + [(plus, (i, 8)) for i in range(5)]
    for task in work:
        tasks.put(task)
    workers = [Process(target=worker, args=(tasks, done)) for _ in range(2)]
    for w in workers:
        w.start()
    results = [done.get() for _ in work]
    for _ in workers:
        tasks.put("STOP")
    for w in workers:
        w.join()
    for text, _ in sorted(results):
        print(text)
    print({name for _, name in results} <= {"Process-1", "Process-2"})
