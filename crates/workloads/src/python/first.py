import time

INPUTS = ["one", "two", "three", "four"]


def work(name):
    """Waits as if for an answer, then counts."""
    print(f"{name} begins")
    time.sleep(0.2)
    total = 0
    for number in range(200_000):
        total += number
    print(f"{name} is done")
    return total
