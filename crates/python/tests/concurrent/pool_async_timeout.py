"""get with a timeout raises multiprocessing.TimeoutError while the work goes on."""
import multiprocessing as mp


def setup(event):
    global gate
    gate = event


def wait():
    gate.wait()
    return "late result"


if __name__ == "__main__":
    gate = mp.Event()
    with mp.Pool(1, initializer=setup, initargs=(gate,)) as pool:
        result = pool.apply_async(wait)
        try:
            result.get(timeout=0.05)
        except mp.TimeoutError as error:
            print("TimeoutError", error.args)
        print(result.ready(), result.wait(0.01))
        try:
            result.successful()
        except ValueError as error:
            print("ValueError", str(error).split("> ")[-1])
        iterator = pool.imap(abs, [-1])
        try:
            iterator.next(timeout=0.05)
        except mp.TimeoutError:
            print("imap is late, too")
        gate.set()
        print(result.get(), iterator.next())
