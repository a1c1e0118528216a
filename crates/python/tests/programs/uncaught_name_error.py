def f():
    value = 1
    return value + qwertyuiop_undefined


print("defined:", "f" in globals())
try:
    f()
except NameError as e:
    print(type(e).__name__, e.name)


class C:
    def g(self):
        return f()


print("calling")
C().g()
