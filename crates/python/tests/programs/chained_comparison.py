log = []


def v(x):
    log.append(x)
    return x


def check(label, result):
    print(label, result, log)
    log.clear()


check("1<2<3", v(1) < v(2) < v(3))
check("3<2<1", v(3) < v(2) < v(1))
check("1<3>2", v(1) < v(3) > v(2))
check("1==1!=2", v(1) == v(1) != v(2))
check("five", v(1) <= v(1) < v(5) >= v(5) > v(9))
check("in", v(1) in v([1]) in v([[1]]))
check("is", v(None) is v(None) is not v(1))
check("not", not v(1) < v(2))
print((1 < 2) < 3, 1 < (2 < 3), (3 > 2) == True, 3 > 2 == True)


class Odd:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        return [] if self.name == "empty" else [self.name, other.name]

    def __repr__(self):
        return f"Odd({self.name})"


a, b, empty = Odd("a"), Odd("b"), Odd("empty")
print(a < b, a < b < empty, empty < a < b, a < empty < b)
x = 5
print(0 < x < 10, 0 < x > 10, not 0 < x < 3, 1 < x == 5 < 6)
print(x == 5 in [True], (x == 5) in [True])
for bad in (lambda: 1 < "a", lambda: 1 < 0 < "a", lambda: [] >= 3, lambda: None < None):
    try:
        print(bad())
    except TypeError as e:
        print(e)
