"""A child starts a child of its own; their names show where they come from."""
import multiprocessing as mp


def report(depth):
    me, parent = mp.current_process(), mp.parent_process()
    print(depth, me.name, "child of", parent.name)
    if depth < 2:
        p = mp.Process(target=report, args=(depth + 1,))
        p.start()
        p.join()


if __name__ == "__main__":
    print("the main process has no parent:", mp.parent_process())
    p = mp.Process(target=report, args=(0,))
    p.start()
    p.join()
