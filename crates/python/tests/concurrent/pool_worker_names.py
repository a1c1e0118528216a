"""The workers of a pool are daemon processes with names of their own."""
import multiprocessing as mp


def who(_):
    me = mp.current_process()
    return me.name, me.daemon, mp.parent_process().name


if __name__ == "__main__":
    with mp.Pool(1) as pool:
        print(pool.map(who, range(2)))
    with mp.Pool(1) as pool:
        print(pool.apply(who, (0,)))
        print([p.name for p in mp.active_children()])
