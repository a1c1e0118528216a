"""A pipeline of three processes with queues between them."""
from multiprocessing import Process, Queue


def stage(function, source, sink):
    while (item := source.get()) is not None:
        if (result := function(item)) is not None:
            sink.put(result)
    sink.put(None)


def parse(line):
    name, _, number = line.partition(":")
    return (name, int(number)) if number else None


def discount(pair):
    name, price = pair
    return name, price * 9 // 10


if __name__ == "__main__":
    first, second, third = Queue(), Queue(), Queue()
    stages = [Process(target=stage, args=(parse, first, second)), Process(target=stage, args=(discount, second, third))]
    for s in stages:
        s.start()
    for line in ("tea:100", "broken line", "coffee:250", "milk:80"):
        first.put(line)
    first.put(None)
    for name, price in iter(third.get, None):
        print(f"{name:<8}{price:>5}")
    for s in stages:
        s.join()
    print([s.exitcode for s in stages])
