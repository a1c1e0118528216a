def shout(fn):
    def wrapper(*args, **kw):
        return fn(*args, **kw).upper()
    wrapper.__name__ = "shouting_" + fn.__name__
    return wrapper

def twice(fn):
    return lambda *a: fn(*a) + fn(*a)

@shout
@twice
def greet(name):
    return f"hi {name} "

@twice
@shout
def other(name):
    return f"yo {name} "

print(greet("bo"), other("al"), greet.__name__, other.__name__)

def memo(fn):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = fn(n)
        return known[n]

    wrapper.known = known
    return wrapper

@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(80), len(fib.known))

def replaced(fn):
    return 42

@replaced
def gone():
    pass

print(gone)

@(lambda fn: [fn(1), fn(2)])
def odd(n):
    return n * 100

print(odd)
table = {"d": twice}

@table["d"]
def subscripted():
    return "s"

print(subscripted())
