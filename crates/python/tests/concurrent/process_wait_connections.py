"""connection.wait over several pipes, until each is at its end."""
import multiprocessing as mp
from multiprocessing.connection import wait


def send(writer, name, count):
    for i in range(count):
        writer.send((name, i))
    writer.close()


if __name__ == "__main__":
    readers, processes = [], []
    for name, count in (("a", 2), ("b", 3)):
        reader, writer = mp.Pipe(duplex=False)
        readers.append(reader)
        p = mp.Process(target=send, args=(writer, name, count))
        p.start()
        processes.append(p)
        writer.close()
    received = []
    while readers:
        for reader in wait(readers):
            try:
                received.append(reader.recv())
            except EOFError:
                readers.remove(reader)
    for p in processes:
        p.join()
    print(sorted(received))
