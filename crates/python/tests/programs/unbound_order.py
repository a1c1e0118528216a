"""A variable that is unbound is told of before what comes after it is evaluated."""
def t(run):
    try: run()
    except Exception as e: print(type(e).__name__, e)
def boom(*a): raise ValueError('boom')
def f1():
    x += boom()
def f2():
    x + boom()
    x = 1
def f3():
    [x, boom()]
    x = 1
def f4():
    print(x, boom())
    x = 1
def f5():
    x.y(boom())
    x = 1
def f6():
    x[boom()]
    x = 1
def f7():
    x < boom()
    x = 1
def f8():
    {x: boom()}
    x = 1
def f9():
    f'{x}{boom()}'
    x = 1
def f10():
    x[0] = boom()
    x = 1
def f11():
    x.y = boom()
    x = 1
def f12():
    x(boom())
    x = 1
def f13():
    x < boom() < 3
    x = 1
def f14():
    x[boom():]
    x = 1
def f15():
    y = 3
    y[x] = boom()
    x = 1
def f16():
    x = x + boom()
def f17():
    if 3: 
        x *= int('中')
    x = 2
def f18():
    x @= boom()
def f19():
    (x, boom())
    x = 1
def f20():
    print(*[1], x, boom())
    x = 1
def f21():
    print(a=x, b=boom())
    x = 1
def f22():
    x in boom()
    x = 1
def f23():
    x and boom()
    x = 1
def f24():
    boom(a=x, **boom())
    x = 1
def f25():
    x[boom()] += 1
    x = 1
def f26():
    x.a += boom()
    x = 1
def f27():
    y = [1]
    y[x] += boom()
    x = 1
def f28():
    x[1:boom()]
    x = 1
def f29():
    y = 1
    del y
    y + boom()
def f30():
    y = 1
    del y
    y < boom()
def f31():
    for i in []: pass
    i + boom()
def f32():
    try: boom()
    except ValueError as e: pass
    e + boom()
class C:
    print('in class')
    try: x + boom()
    except Exception as e: print(type(e).__name__, e)
    x = 1
    def g(self):
        z.append(boom()); z = 1
def f33():
    x ** boom(); x = 1
def f34():
    def g():
        nonlocal x
        x += boom()
    g()
    x = 1
def f35():
    del x[boom()]
    x = 1
def f36():
    x[boom()] = 1
    x = 1
for i in range(1, 37): print(i, end=' '); t(globals()[f'f{i}'])
t(C().g)


# All keys and values of a display are evaluated before the first key is hashed, unless it is long.
def told(value):
    print("told", value)
    return value


def short():
    return {[]: told(1), told(2): told(3), **told({}), told(4): told(5), told(6): told(7)}


def with_mapping():
    return {told(1): told(2), **told({}), []: told(3), told(4): told(5)}


def long():
    return {
        told(1): 1, 2: 2, 3: 3, 4: 4, []: 5, told(6): 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15,
        told(16): 16, told(17): 17,
    }


for display in short, with_mapping, long:
    try:
        display()
    except TypeError as error:
        print(type(error).__name__)
