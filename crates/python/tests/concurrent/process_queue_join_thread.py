"""A child waits at its end until its queue is written out, unless cancel_join_thread says no."""
import multiprocessing as mp


def produce(q):
    q.put("written out before the child ends")


def produce_nothing(q):
    q.cancel_join_thread()


if __name__ == "__main__":
    q = mp.Queue()
    p = mp.Process(target=produce, args=(q,))
    p.start()
    p.join()
    print(q.get(), p.exitcode)
    p = mp.Process(target=produce_nothing, args=(q,))
    p.start()
    p.join()
    print(p.exitcode, q.empty())
    q.close()
    q.join_thread()
    try:
        mp.Queue().join_thread()
    except AssertionError as error:
        print("AssertionError", str(error)[:16])
