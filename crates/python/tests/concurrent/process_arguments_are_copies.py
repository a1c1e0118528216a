"""Arguments are pickled: the child gets copies, and shared parts stay shared within one start."""
import multiprocessing


def change(a, b, together):
    print("same list in the child:", a is b, together[0] is a)
    a.append("child")
    b.append("again")
    print("child:", a, together)


if __name__ == "__main__":
    shared = ["parent"]
    p = multiprocessing.Process(target=change, args=(shared, shared, (shared, shared)))
    p.start()
    p.join()
    print("parent:", shared)
