def attempt(fn, *args):
    try:
        print(fn(*args))
    except NameError as e:
        print(type(e).__name__, "|", e, "|", isinstance(e, UnboundLocalError))

x = 1

def assigned_later():
    print(x)
    x = 2

def augmented():
    x += 1

def branch(flag):
    if flag:
        value = "set"
    return value

def after_loop(items):
    for item in items:
        pass
    return item

def deleted():
    y = 1
    del y
    return y

def delete_twice():
    y = 1
    del y
    del y

def after_except():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e

def nothing():
    return never_defined_anywhere

for fn in (assigned_later, augmented, deleted, delete_twice, after_except, nothing):
    attempt(fn)
attempt(branch, True)
attempt(branch, False)
attempt(after_loop, [1, 2])
attempt(after_loop, [])
