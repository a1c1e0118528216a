"""Workers of a pool count in a Value that the initializer gave them."""
import multiprocessing as mp

counter = None


def setup(shared):
    global counter
    counter = shared


def count_evens(numbers):
    evens = sum(n % 2 == 0 for n in numbers)
    with counter.get_lock():
        counter.value += evens
    return evens


def wrong(value):
    return value.value


if __name__ == "__main__":
    shared = mp.Value("i", 0)
    with mp.Pool(2, initializer=setup, initargs=(shared,)) as pool:
        print(pool.map(count_evens, [range(10), range(7), [1, 3], [2, 4, 6]]))
        print(shared.value)
        try:
            pool.apply(wrong, (shared,))
        except RuntimeError as error:
            print("RuntimeError:", error)
