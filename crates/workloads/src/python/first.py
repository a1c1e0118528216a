import time

INPUTS = ["one", "two", "three", "four"]


def work(name):
    """Waits as if for an answer, then counts."""
    time.sleep(0.2)
    total = 0
    for number in range(200_000):
        total += number
    print(name, "is done")
    return total
