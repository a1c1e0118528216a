"""Callbacks of futures run in the parent, in the order they were added."""
import os
from concurrent.futures import ProcessPoolExecutor

notes = []


def note(future):
    notes.append((future.result(), os.getpid() == parent))


parent = os.getpid()

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        for n in (1, 2, 3):
            pool.submit(abs, -n).add_done_callback(note)
    print(sorted(notes))
