x = "module"

class A:
    x = "class"
    y = x + "!"
    def method(self):
        return x, self.x
    z = [x for _ in range(1)]
    f = lambda: x

print(A.y, A().method(), A.z, A.f())

class B:
    print("body runs", x)
    if True:
        def chosen(self):
            return 1
    else:
        def chosen(self):
            return 2
    for name in ("p", "q"):
        locals()[name] = name * 2
    del name
    x = x
    with_loop = [i * 2 for i in range(3)]

print(B().chosen(), B.p, B.q, hasattr(B, "name"), B.x)

def outer():
    x = "function"
    class C:
        here = x
        def method(self):
            return x

    class D:
        x = "own"
        here = x

        def method(self):
            return x

    return C.here, C().method(), D.here, D().method()

print(outer())

class Outer:
    value = 1

    class Inner:
        value = 2
        try:
            outer_value = Outer.value
        except NameError as e:
            outer_value = str(e)

    both = value, Inner.value

print(Outer.both, Outer.Inner.outer_value, Outer.Inner.__qualname__)
print([k for k in A.__dict__ if not k.startswith("__")])
