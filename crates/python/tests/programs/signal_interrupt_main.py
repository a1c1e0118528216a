# The main thread interrupts itself: the handler runs as if the signal had come.
import _thread
import signal


def interrupted(*args):
    try:
        _thread.interrupt_main(*args)
        for _ in range(3):
            pass
    except KeyboardInterrupt:
        print("interrupted", args)
    else:
        print("nothing", args)


interrupted()
interrupted(signal.SIGINT)
interrupted(signal.SIGTERM)
heard = []
signal.signal(signal.SIGTERM, lambda number, frame: heard.append(number))
interrupted(signal.SIGTERM)
print(heard)
signal.signal(signal.SIGINT, signal.SIG_IGN)
interrupted()
signal.signal(signal.SIGINT, signal.SIG_DFL)
interrupted()
for wrong in [-1, signal.NSIG, 1000000]:
    try:
        _thread.interrupt_main(wrong)
    except ValueError as error:
        print(error)
