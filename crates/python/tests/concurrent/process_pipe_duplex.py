"""Both ends of a duplex pipe send and receive."""
from multiprocessing import Pipe, Process


def child(connection):
    while True:
        message = connection.recv()
        if message == "bye":
            connection.send("bye yourself")
            break
        connection.send(message[::-1])
    connection.close()


if __name__ == "__main__":
    parent_end, child_end = Pipe()
    p = Process(target=child, args=(child_end,))
    p.start()
    for message in ("hello", [1, 2, 3], (None, True)):
        parent_end.send(message)
        print(parent_end.recv())
    parent_end.send("bye")
    print(parent_end.recv())
    p.join()
    print(parent_end.readable, parent_end.writable, parent_end.closed)
