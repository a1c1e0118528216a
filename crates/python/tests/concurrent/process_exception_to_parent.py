"""A child that catches its error and sends it to the parent, which raises it again."""
import multiprocessing
import traceback


class Worker(multiprocessing.Process):
    def __init__(self, function, *args):
        super().__init__()
        self.function, self.arguments = function, args
        self.receiver, self.sender = multiprocessing.Pipe(duplex=False)

    def run(self):
        try:
            self.sender.send((self.function(*self.arguments), None, None))
        except Exception as error:
            lines = traceback.format_exc().splitlines()
            self.sender.send((None, error, lines[-1]))

    def result(self):
        value, error, line = self.receiver.recv()
        self.join()
        if error is not None:
            print("the child said:", line)
            raise error
        return value


if __name__ == "__main__":
    for function, *args in ((divmod, 17, 5), (divmod, 1, 0), (int, "x")):
        worker = Worker(function, *args)
        worker.start()
        try:
            print(worker.result())
        except (ArithmeticError, ValueError) as error:
            print(type(error).__name__, error)
