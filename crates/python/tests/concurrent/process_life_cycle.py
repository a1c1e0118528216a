"""is_alive, pid and exitcode before, while and after a process runs."""
import multiprocessing as mp


def work(started, finish):
    started.set()
    finish.wait()


if __name__ == "__main__":
    started, finish = mp.Event(), mp.Event()
    p = mp.Process(target=work, args=(started, finish))
    print("new:", p.is_alive(), p.pid, p.exitcode)
    p.start()
    started.wait()
    print("running:", p.is_alive(), isinstance(p.pid, int), p.exitcode, p.ident == p.pid)
    finish.set()
    p.join()
    print("ended:", p.is_alive(), isinstance(p.pid, int), p.exitcode)
    p.join()
    print("joined twice is fine")
