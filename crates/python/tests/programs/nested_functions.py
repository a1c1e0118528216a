def outer(a):
    b = a * 2

    def middle(c):
        d = b + c

        def inner(e):
            return a, b, c, d, e

        return inner

    return middle

print(outer(1)(2)(3))

def even(n):
    return n == 0 or odd(n - 1)

def odd(n):
    return n != 0 and even(n - 1)

print(even(50), odd(51), even(7))

def sorter(items):
    def quick(low):
        if len(low) < 2:
            return low
        pivot, *rest = low
        return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])
    return quick(list(items))

print(sorter([3, 1, 4, 1, 5, 9, 2, 6]))

def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)

print(hanoi(3), len(hanoi(8)))

def conditional(flag):
    if flag:
        def f():
            return "one"
    else:
        def f():
            return "two"
    return f()

print(conditional(True), conditional(False))

def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))

print(ackermann(2, 3))
