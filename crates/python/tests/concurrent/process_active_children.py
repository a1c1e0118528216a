"""active_children lists the children that live, and joins those that have ended."""
import multiprocessing as mp


def wait(gate):
    gate.wait()


if __name__ == "__main__":
    print(mp.active_children())
    gates = [mp.Event() for _ in range(3)]
    children = [mp.Process(target=wait, args=(g,), name=f"child {i}") for i, g in enumerate(gates)]
    for c in children:
        c.start()
    print(sorted(c.name for c in mp.active_children()))
    gates[1].set()
    children[1].join()
    print(sorted(c.name for c in mp.active_children()))
    for g in gates:
        g.set()
    for c in children:
        c.join()
    print(mp.active_children())
