def careful():
    while True:
        try:
            got = yield "waiting"
            print("got", got)
        except ValueError as e:
            print("handled", e)
        except KeyError:
            return "key"
        finally:
            print("finally")

g = careful()
print(next(g), g.send(1), g.throw(ValueError("bad")), g.throw(ValueError))
try:
    g.throw(KeyError("k"))
except StopIteration as e:
    print("returned", e.value)
try:
    g.throw(RuntimeError("on a finished generator"))
except RuntimeError as e:
    print(type(e).__name__, e)

def fresh():
    print("never")
    yield

f = fresh()
try:
    f.throw(ZeroDivisionError("before the start"))
except ZeroDivisionError as e:
    print(e, list(f))

def translates():
    try:
        yield 1
    except ValueError as e:
        raise TypeError("translated") from e

t = translates()
next(t)
try:
    t.throw(ValueError("original"))
except TypeError as e:
    print(e, repr(e.__cause__), next(t, "over"))
try:
    careful().throw(5)
except TypeError:
    print("TypeError")

def yields_in_handler():
    try:
        yield 1
    except ValueError:
        yield "from handler"
    yield "after"

y = yields_in_handler()
print(next(y), y.throw(ValueError), next(y), next(y, None))
