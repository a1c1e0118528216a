"""A one-way pipe has a receiver and a sender; the wrong direction raises OSError."""
from multiprocessing import Pipe, Process


def send_three(sender):
    for n in range(3):
        sender.send({"number": n})
    sender.close()


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    print(receiver.readable, receiver.writable, sender.readable, sender.writable)
    for attempt in (lambda: receiver.send(1), lambda: sender.recv(), lambda: sender.poll()):
        try:
            attempt()
        except OSError as error:
            print("OSError:", error)
    p = Process(target=send_three, args=(sender,))
    p.start()
    for _ in range(3):
        print(receiver.recv())
    p.join()
