"""sys._current_frames has a frame for each thread that lives."""
import sys
import threading

ready, go = threading.Event(), threading.Event()


def waiting_here():
    ready.set()
    go.wait()


t = threading.Thread(target=waiting_here)
t.start()
ready.wait()
names = []
try:
    frames = sys._current_frames()
    frame = frames[t.ident]
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    print("waiting_here" in names, threading.get_ident() in frames, len(frames))
finally:
    go.set()
    t.join()
print(t.ident in sys._current_frames())
