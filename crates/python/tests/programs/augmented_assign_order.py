log = []

class Box:
    def __init__(self):
        self.items = {"k": 1}
    def __getitem__(self, key):
        log.append(("get", key))
        return self.items[key]

    def __setitem__(self, key, value):
        log.append(("set", key, value))
        self.items[key] = value

def t(x):
    log.append(("eval", type(x).__name__))
    return x

box = Box()
t(box)[t("k")] += t(5)
print(log)
log.clear()

class Attr:
    def __getattribute__(self, name):
        log.append(("getattr", name))
        return 10

    def __setattr__(self, name, value):
        log.append(("setattr", name, value))

t(Attr()).field *= t(3)
print(log)
pair = ([1], 2)
try:
    pair[0] += [3]
except TypeError as e:
    print(e, pair)
a = b = [1]
a += (2, 3)
print(a is b, b)
a = a + [4]
print(a is b, a, b)
s = t1 = (1,)
s += (2,)
print(s, t1)
x = 10
x -= 2; x *= 3; x //= 5; x **= 3; x %= 50; x <<= 2; x |= 1; x ^= 3; x &= 0xFE; x >>= 1; x /= 4
print(x)
d = {"n": [0]}
d["n"][0] += 1
d["n"] *= 3
d |= {"m": 1}
print(d)
try:
    d["zz"] += 1
except KeyError as e:
    print("KeyError", e)
q = [1, 2, 3]
q[1:] += [9]
print(q)
