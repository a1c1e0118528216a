"""The end of a pipe can itself be given to another process."""
import multiprocessing as mp


def leaf(connection):
    connection.send("from the leaf")
    connection.close()


def middle(sender):
    own, other = mp.Pipe(duplex=False)
    p = mp.Process(target=leaf, args=(other,))
    p.start()
    sender.send("middle heard: " + own.recv())
    p.join()


if __name__ == "__main__":
    receiver, sender = mp.Pipe(duplex=False)
    p = mp.Process(target=middle, args=(sender,))
    p.start()
    print(receiver.recv())
    p.join()
