# A call's registers may lie where the caller computed with numbers: the callee's variables are unbound all the same.
def f(a):
    if a < 0:
        x = 1
    return x

def default(a, b=2):
    if a < 0:
        x = 1
    return x

def generator(a):
    if a < 0:
        x = 1
    yield x

class C:
    def __init__(self, a):
        if a < 0:
            x = 1
        self.x = x

def g(p, q, r, s):
    return f((p + q) * (r + s))

def attempt(call):
    try:
        print(call())
    except UnboundLocalError as e:
        print(e)

def try_all(p, q, r, s):
    attempt(lambda: f((p + q) * (r + s)))
    attempt(lambda: default((p + q) * (r + s)))
    attempt(lambda: next(generator((p + q) * (r + s))))
    attempt(lambda: C((p + q) * (r + s)))

attempt(lambda: g(1, 2, 3, 4))
try_all(1.5, 2, 3, 4)
try_all(1, 2, 3, 4)
