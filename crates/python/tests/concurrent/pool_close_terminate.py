"""close lets the work end, terminate does not; what is asked afterwards is refused."""
import multiprocessing as mp
import re
import time


def show(pool):
    return re.sub(r"<\S+\.", "<", repr(pool))


if __name__ == "__main__":
    pool = mp.Pool(1)
    print(show(pool))
    result = pool.map_async(abs, [-1, -2])
    try:
        pool.join()
    except ValueError as error:
        print("join:", error)
    pool.close()
    print(show(pool))
    for attempt in (lambda: pool.map(abs, [1]), lambda: pool.imap(abs, [1]), lambda: pool.apply_async(abs, (1,)), lambda: pool.__enter__()):
        try:
            attempt()
        except ValueError as error:
            print(error)
    pool.join()
    print(result.get())
    pool = mp.Pool(1)
    never = pool.apply_async(time.sleep, (60,))
    pool.terminate()
    pool.join()
    print(never.ready(), len(mp.active_children()))
