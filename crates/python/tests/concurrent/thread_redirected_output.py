"""Redirected standard output is redirected for all threads; a thread-aware stream keeps them apart."""
import contextlib
import io
import sys
import threading


class PerThread(io.TextIOBase):
    def __init__(self):
        self.texts = {}

    def write(self, text):
        name = threading.current_thread().name
        self.texts[name] = self.texts.get(name, "") + text
        return len(text)


def say(word):
    print("says", word)


plain, apart = io.StringIO(), PerThread()
for stream in (plain, apart):
    with contextlib.redirect_stdout(stream):
        for name in ("A", "B"):
            t = threading.Thread(target=say, args=(name.lower(),), name=name)
            t.start()
            t.join()
print(repr(plain.getvalue()))
print(apart.texts, sys.stdout is sys.__stdout__)
