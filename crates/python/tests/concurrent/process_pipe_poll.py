"""poll tells whether there is something to receive, with and without waiting."""
import multiprocessing as mp


def answer(connection, gate):
    gate.wait()
    connection.send("answer")
    gate.clear()
    connection.close()


if __name__ == "__main__":
    here, there = mp.Pipe()
    gate = mp.Event()
    print(here.poll(), here.poll(0.01))
    there.send("early")
    print(here.poll(), there.poll(), here.recv(), here.poll())
    p = mp.Process(target=answer, args=(there, gate))
    p.start()
    print(here.poll(0))
    gate.set()
    print(here.poll(30), here.recv())
    p.join()
    there.close()
    print("end of file is readable:", here.poll())
