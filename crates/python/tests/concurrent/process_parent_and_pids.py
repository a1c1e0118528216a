"""The pid of a child differs from the parent's, and the child knows its parent."""
import multiprocessing as mp
import os


def tell(connection):
    parent = mp.parent_process()
    connection.send((os.getpid(), parent.pid, parent.name, parent.is_alive(), mp.current_process().pid))
    connection.close()


if __name__ == "__main__":
    here, there = mp.Pipe()
    p = mp.Process(target=tell, args=(there,))
    p.start()
    pid, parent_pid, parent_name, alive, own = here.recv()
    p.join()
    print(pid == p.pid, pid == own, pid != os.getpid())
    print(parent_pid == os.getpid(), parent_name, alive)
