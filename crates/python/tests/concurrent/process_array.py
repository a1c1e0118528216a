"""Arrays in shared memory: indexes, slices, iteration, sizes and initial values."""
import multiprocessing as mp


def square(array):
    for i in range(len(array)):
        array[i] = array[i] ** 2
    array[-1] = -1


if __name__ == "__main__":
    array = mp.Array("i", range(6))
    p = mp.Process(target=square, args=(array,))
    p.start()
    p.join()
    print(array[:], list(array), len(array))
    print(array[0], array[-2], array[1:4], array[::2], array[::-1])
    array[1:3] = [70, 80]
    print(array[:])
    print(mp.Array("d", 3)[:])
    for attempt in (lambda: array[99], lambda: array.__setitem__(slice(0, 2), [1, 2, 3])):
        try:
            attempt()
        except (IndexError, ValueError) as error:
            print(type(error).__name__, error)
    with array.get_lock():
        array.get_obj()[0] = 5
    print(array[0])
