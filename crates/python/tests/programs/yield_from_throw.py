def inner():
    try:
        yield 1
    except ValueError as e:
        print("inner handled", e)
        yield "recovered"
    finally:
        print("inner finally")
    return "done"

def outer():
    try:
        result = yield from inner()
        print("result", result)
    except KeyError as e:
        print("outer handled", e)
        yield "outer recovered"
    finally:
        print("outer finally")

g = outer()
print(next(g), g.throw(ValueError("v")), next(g, "end"))
g = outer()
print(next(g), g.throw(KeyError("k")), next(g, "end"))
g = outer()
next(g)
g.close()
g = outer()
next(g)
try:
    g.throw(ZeroDivisionError)
except ZeroDivisionError:
    print("passed through")

class Delegate:
    def __iter__(self):
        return self
    def __next__(self):
        return "next"
    def send(self, value):
        return f"sent {value}"
    def throw(self, *args):
        print("throw", args[0] if isinstance(args[0], type) else type(args[0]))
        raise StopIteration("thrown away")

    def close(self):
        print("close")

def to_delegate():
    return (yield from Delegate())

d = to_delegate()
print(next(d), d.send(5), next(d))
try:
    d.throw(ValueError)
except StopIteration as e:
    print(e.value)
d = to_delegate()
next(d)
d.close()
