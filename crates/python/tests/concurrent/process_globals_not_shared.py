"""A child has its own globals: what either side changes, the other does not see."""
import multiprocessing

counter = 0
items = []


def change():
    global counter
    counter += 10
    items.append("child")
    print("child:", counter, items)


if __name__ == "__main__":
    counter = 5
    items.append("parent")
    p = multiprocessing.Process(target=change)
    p.start()
    p.join()
    print("parent:", counter, items)
