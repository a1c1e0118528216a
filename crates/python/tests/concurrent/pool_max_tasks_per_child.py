"""maxtasksperchild replaces a worker after so many tasks."""
import multiprocessing as mp

count = 0


def work(n):
    global count
    count += 1
    return n, count


if __name__ == "__main__":
    with mp.Pool(1, maxtasksperchild=2) as pool:
        print(pool.map(work, range(4), chunksize=1))
    for wrong in (0, -1, "two"):
        try:
            mp.Pool(1, maxtasksperchild=wrong)
        except ValueError as error:
            print(error)
