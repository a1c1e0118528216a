def attempt(label, fn):
    try:
        fn()
    except BaseException as e:
        print(label, type(e).__name__, e.args)

def raise_class():
    raise ValueError

def raise_instance():
    raise ValueError("v", 1)

def raise_int():
    raise 5

def raise_none():
    raise None

def raise_string():
    raise "text"

def raise_plain_class():
    class Plain:
        pass
    raise Plain

def raise_plain_object():
    raise object()

def raise_needs_argument():
    class Needs(Exception):
        def __init__(self, x):
            pass
    raise Needs

def raise_call():
    def make():
        return KeyError("made")
    raise make()

def raise_conditional():
    raise (IndexError if 1 else KeyError)("picked")

def new_returns_other():
    class Odd(Exception):
        def __new__(cls):
            return 5
    raise Odd

for f in (raise_class, raise_instance, raise_int, raise_none, raise_string, raise_plain_class, raise_plain_object, raise_call, raise_conditional):
    attempt(f.__name__, f)
for f in (raise_needs_argument, new_returns_other):
    try:
        f()
    except TypeError:
        print(f.__name__, "TypeError")
