e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print("inside", e)
print("e" in globals())
try:
    print(e)
except NameError as error:
    print(error)

def f():
    try:
        raise KeyError("k")
    except KeyError as error:
        kept = error
        del error
    return repr(kept)

print(f())

def g():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as v:
            v = "rebound"
            print(v)
    try:
        v
    except UnboundLocalError:
        return "v is gone"

print(g())

def closure():
    fs = []
    try:
        raise ValueError("seen by closure")
    except ValueError as err:
        fs.append(lambda: err)
        print(repr(fs[0]()))
    try:
        fs[0]()
    except NameError as gone:
        return str(gone)

print(closure())

class C:
    try:
        raise ValueError("class body")
    except ValueError as inside:
        text = str(inside)

print(C.text, hasattr(C, "inside"))
