# Printing to streams that are closed, replaced, broken or None.
import io
import sys

stream = io.StringIO()
print("kept", file=stream)
stream.close()
try:
    print("lost", file=stream)
except ValueError as error:
    print(error)
original = sys.stdout
sys.stdout = None
print("nobody hears this")
sys.stdout = original
print("back", file=None)


class Writes:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


class Broken:
    def write(self, text):
        raise OSError("broken pipe")

    def flush(self):
        raise OSError("cannot flush")


writes = Writes()
print("a", "b", sep="-", end="!", file=writes)
print(writes.parts)
for call in [lambda: print("x", file=Broken()), lambda: print(end="", file=Broken(), flush=True), lambda: print("x", file=5), lambda: print("x", file=writes, flush=True), lambda: print("x", sep=5), lambda: print("x", end=b""), lambda: print("x", sep=None, end=None)]:
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
del sys.stdout
try:
    print("without stdout")
except RuntimeError as error:
    sys.stdout = original
    print(error)
sys.stderr.close()
print("the end")
