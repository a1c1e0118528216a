"""The frame of a traceback knows its callers, down to the function that the thread runs."""
import threading
import traceback


def callers(error):
    names = []
    frame = error.__traceback__.tb_frame
    while frame is not None and len(names) < 3:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


def divide():
    return 1 / 0


def careful():
    try:
        divide()
    except ZeroDivisionError as error:
        print(callers(error), [f.name for f in traceback.extract_tb(error.__traceback__)])


def work():
    careful()


work()
t = threading.Thread(target=work)
t.start()
t.join()
