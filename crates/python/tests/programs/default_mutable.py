def remember(x, seen=[]):
    seen.append(x)
    return seen


print(remember(1), remember(2), remember(3, [0]), remember(4))
print(remember.__defaults__)


def table(key, value, known={}):
    known[key] = value
    return dict(known)


print(table("a", 1), table("b", 2), table("c", 3, {}), table("d", 4))
order = []


def note(name):
    order.append(name)
    return name


def defined(a=note("a"), b=note("b"), *, c=note("c")):
    return a, b, c


print(order)
defined()
defined()
print(order)
x = 5


def fixed(value=x):
    return value


x = 6
print(fixed(), x)
fixed.__defaults__ = (77,)
print(fixed())
fixed.__defaults__ = None
try:
    fixed()
except TypeError as e:
    print(e)


class Holder:
    limit = 3

    def within(self, n=limit):
        return n


Holder.limit = 9
print(Holder().within())
