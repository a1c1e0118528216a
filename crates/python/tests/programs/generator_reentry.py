def selfish():
    try:
        next(g)
    except ValueError as e:
        print(e)
    yield 1

g = selfish()
print(next(g))

def states():
    print(h.gi_running)
    yield

h = states()
print(h.gi_running, h.gi_frame is not None)
next(h)
print(h.gi_running)
list(h)
print(h.gi_frame)

def leak():
    raise StopIteration("from inside")
    yield

try:
    list(leak())
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))

def leak_next():
    yield next(iter([]))

try:
    list(leak_next())
except RuntimeError as e:
    print(e, "|", type(e.__cause__).__name__)

class Raises:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

print(list(Raises()), list(x for x in Raises()))

def local_state(a, b=2):
    c = a + b
    yield c
    c *= 10
    yield c

one, two = local_state(1), local_state(5)
print(next(one), next(two), next(one), next(two))
