def echo():
    got = yield "ready"
    while got != "stop":
        got = yield f"echo {got}"
    return "finished"


g = echo()
try:
    g.send("too early")
except TypeError as e:
    print(e)
print(g.send(None), g.send(1), g.send("two"), next(g))
try:
    g.send("stop")
except StopIteration as e:
    print("value", e.value)
try:
    g.send(1)
except StopIteration as e:
    print("after the end", e.value)


def average():
    total = count = 0
    value = None
    while True:
        new = yield value
        total += new
        count += 1
        value = total / count


avg = average()
next(avg)
print([avg.send(n) for n in (10, 20, 60)])


def expression():
    x = (yield 1) + (yield 2) * (yield 3)
    yield x
    print("args", (yield), [(yield "a"), (yield "b")])


e = expression()
print(next(e), e.send(10), e.send(20), e.send(30), next(e), e.send("first"), e.send("second"))
try:
    e.send("third")
except StopIteration:
    print("done")


def swap(initial):
    while True:
        initial, out = (yield initial), initial
        print("had", out)


s = swap("A")
print(next(s), s.send("B"), s.send("C"))
