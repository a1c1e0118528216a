print(1 == 1.0 == True == (1 + 0j), hash(1) == hash(1.0) == hash(True) == hash(1 + 0j))
print(0 == 0.0 == False == 0j == -0.0, hash(0) == hash(0.0) == hash(False) == hash(0j) == hash(-0.0))
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
d[1 + 0j] = "complex"
print(d, len(d), type(next(iter(d))).__name__)
d = {True: "first"}
d[1] = "second"
print(d, d[1.0])
print({1, 1.0, True}, {0, False, 0.0}, {1.0, 1}, {1: "a", 1.0: "b", 2: "c"}, [1, True, 1.0].count(1), (0, False).index(False))
print(hash(-1) == hash(-2), hash(-1.0) == hash(-1), hash(2 ** 61) == hash(float(2 ** 61)), hash(2 ** 100) == hash(2.0 ** 100), hash(-(2 ** 70)) == hash(-(2.0 ** 70)))
print(hash(0.5) == hash(1 / 2), hash(0.1) == hash(0.1 + 0.0), hash(1.5) == hash(3 / 2 + 0j), hash(10 ** 30) == hash(10 ** 30 + 0))
print(1.5 in {1.5: 0}, 2 in {2.0}, "1" in {1}, None in {0}, False in {0}, (1, 2) in {(1.0, 2.0)}, {(True, 0): "x"}[1, False])
print([1, 2] == [1.0, 2.0], (1,) == (True,), {1: 2} == {1.0: 2.0}, {1, 2} == {1.0, 2.0}, [1] == [True], frozenset([1]) == {True})
print(1 == "1", None == 0, None == False, "" == 0, [] == (), [] == False, {} == set(), b"a" == "a", 1 == [1], () == [], range(3) == [0, 1, 2])
print(2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > 2.0 ** 53, 10 ** 23 == 1e23, int(1e23) == 1e23, 9007199254740993 == 9007199254740992.0)
print(0.1 == 1 / 10, 0.1 + 0.2 == 0.3, 0.5 + 0.25 == 0.75, 3.0 == 3, 3.0 != 3, 1e300 * 10 == 1e301, 1 < 1.0000000000000002, 0.1 < 1 / 3 < 1)
print(True is True, True == 1, isinstance(True, int), type(True) is int, True + True == 2, "abc"[True], [10, 20][False])
print(sorted([True, 0.5, 0, 1, False, 0.75], key=float), max([1, True]), min([0.0, 0, False]), sum([True, False, True]), str(True), repr(False), int(True), float(True))
print(bool("False"), bool("0"), bool(" "), bool(0.0), bool([0]), bool([[]]), bool(None), bool(object), not not 5, True > False, True and 5, False or "x")
print(f"{True:d} {True} {True:5} {False:>6} {True!s:>6}|", "%d %s %r" % (True, True, False), "{:b} {:.1f}".format(True, True))
