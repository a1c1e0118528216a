def attempt(fn):
    try:
        fn()
        print("passed")
    except AssertionError as e:
        print(repr(e), str(e), e.args)

def plain():
    assert 1 == 2

def with_text():
    assert [], "the list is empty"

def with_tuple():
    assert 0, ("a", 1)

def with_error():
    assert None, ValueError("as a message")

def lazily():
    assert True, 1 / 0

def expression():
    x = 5
    assert x > 10, f"{x} is not above {10}"

def chained():
    try:
        {}["k"]
    except KeyError:
        assert False, "in handler"

for fn in (plain, with_text, with_tuple, with_error, lazily, expression, chained):
    attempt(fn)
try:
    chained()
except AssertionError as e:
    print(repr(e.__context__))
print(__debug__)

class Truth:
    def __bool__(self):
        print("asked")
        return False

try:
    assert Truth(), print("message evaluated")
except AssertionError as e:
    print(e.args)
try:
    exec("__debug__ = 1")
except SyntaxError as e:
    print(e.msg)
