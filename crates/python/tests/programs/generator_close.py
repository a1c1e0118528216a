def guarded(name):
    try:
        print("open", name)
        yield 1
        yield 2
    except GeneratorExit:
        print("exit", name)
        raise
    finally:
        print("finally", name)

g = guarded("a")
print(next(g))
g.close()
g.close()
print(next(g, "closed"))
guarded("never started").close()
h = guarded("b")
print(list(h))
h.close()

def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "refuses"

s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)

def swallows():
    try:
        yield 1
    except GeneratorExit:
        print("swallowed")

w = swallows()
next(w)
w.close()

def fails():
    try:
        yield 1
    finally:
        raise ValueError("while closing")

f = fails()
next(f)
try:
    f.close()
except ValueError as e:
    print(e, type(e.__context__).__name__)
print(issubclass(GeneratorExit, Exception), issubclass(GeneratorExit, BaseException))
for x in guarded("loop"):
    break
print("after loop")
