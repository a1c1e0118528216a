"""An initializer prepares each worker once; workers keep their globals."""
import multiprocessing as mp

table = None
calls = 0


def setup(name, size):
    global table
    table = {n: f"{name}{n}" for n in range(size)}


def look_up(n):
    global calls
    calls += 1
    return table[n], calls


if __name__ == "__main__":
    with mp.Pool(1, setup, ("row", 5)) as pool:
        print(pool.map(look_up, [3, 1]))
        print(pool.apply(look_up, (4,)))
    print("in the parent:", table, calls)
    try:
        mp.Pool(1, initializer="no function")
    except TypeError as error:
        print(error)
