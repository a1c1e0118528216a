"""Values in shared memory: type codes, get_lock, ctypes, without a lock."""
import ctypes
import multiprocessing as mp


def change(integer, double, flag, char):
    with integer.get_lock():
        integer.value += 1
    double.value *= 2
    flag.value = True
    char.value = b"z"


if __name__ == "__main__":
    integer, double = mp.Value("i", 41), mp.Value("d", 1.25)
    flag, char = mp.Value(ctypes.c_bool, False), mp.Value("c", b"a", lock=False)
    p = mp.Process(target=change, args=(integer, double, flag, char))
    p.start()
    p.join()
    print(integer.value, double.value, flag.value, char.value)
    print(type(integer).__name__, type(char).__name__, hasattr(char, "get_lock"))
    print(mp.Value("l").value, mp.Value("d").value)
    print(isinstance(integer.get_obj(), ctypes.c_int))
    try:
        mp.Value("?unknown")
    except (TypeError, KeyError, AttributeError) as error:
        print(type(error).__name__)
    try:
        integer.value = "text"
    except TypeError:
        print("an integer is wanted")
