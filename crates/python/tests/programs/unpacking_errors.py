def attempt(fn):
    try:
        fn()
        print("no error")
    except Exception as e:
        print(type(e).__name__)

def few():
    a, b, c = 1, 2

def few_starred():
    a, b, *c = [1]

def many():
    a, b = {1: 1, 2: 2, 3: 3}

def not_iterable():
    a, b = 5

def empty():
    [a] = []

def to_nothing():
    () = [1]
    return 1

def nothing():
    () = []
    [] = ()

for fn in (few, few_starred, many, not_iterable, empty, to_nothing, nothing):
    attempt(fn)
seen = []

def source():
    for i in range(10):
        seen.append(i)
        yield i

try:
    a, b = source()
except ValueError as e:
    print("ValueError", seen)
try:
    x, y = 1, 2, 3
except ValueError:
    print("x" in globals())
try:
    a, b = [1]
except ValueError as e:
    print(e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
try:
    a, b = 3.5
except TypeError as e:
    print(e)
