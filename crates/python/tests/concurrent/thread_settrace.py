"""threading.settrace and setprofile give a function to threads that start afterwards."""
import sys
import threading

events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name == "work":
        events.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
    return tracer


def profiler(frame, event, arg):
    if frame.f_code.co_name == "work":
        events.append((event, arg))


def work(n):
    m = n + 1
    return m


for setter, function in ((threading.settrace, tracer), (threading.setprofile, profiler)):
    setter(function)
    t = threading.Thread(target=work, args=(1,))
    t.start()
    t.join()
    setter(None)
    work(5)
    print(events)
    events.clear()
print(threading.gettrace(), threading.getprofile(), sys.gettrace())
