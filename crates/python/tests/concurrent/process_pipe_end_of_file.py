"""When all senders are closed, recv raises EOFError; sending without a receiver raises BrokenPipeError."""
import multiprocessing as mp


def send(sender):
    sender.send("only one")
    sender.close()


if __name__ == "__main__":
    receiver, sender = mp.Pipe(duplex=False)
    p = mp.Process(target=send, args=(sender,))
    p.start()
    sender.close()
    print(receiver.recv())
    try:
        receiver.recv()
    except EOFError as error:
        print("EOFError", error.args)
    p.join()
    receiver.close()
    try:
        receiver.recv()
    except OSError as error:
        print("OSError:", error)
    receiver, sender = mp.Pipe(duplex=False)
    receiver.close()
    try:
        sender.send("nobody listens")
    except BrokenPipeError as error:
        print(type(error).__name__, error)
    with mp.Pipe()[0] as end:
        print("open in the block:", not end.closed)
    print("closed after it:", end.closed)
