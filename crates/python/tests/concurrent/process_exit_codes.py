"""Exit codes: a return, an exit with a number, with a text, with None, and os._exit."""
import multiprocessing
import os
import sys


def leave(how):
    match how:
        case "return":
            return 99
        case "hard":
            os._exit(42)
        case "true":
            sys.exit(True)
        case _:
            sys.exit(how)


if __name__ == "__main__":
    for how in ("return", 0, 3, None, "true", "hard"):
        p = multiprocessing.Process(target=leave, args=(how,))
        p.start()
        p.join()
        print(repr(how), "->", p.exitcode)
