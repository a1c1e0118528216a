class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, K) and self.n == other.n


d = {}
for i in range(60):
    d[K(i)] = i
print(len(d), all(d[K(i)] == i for i in range(60)), K(60) in d)
for i in range(0, 60, 2):
    del d[K(i)]
print(len(d), [k.n for k in d][:5], K(0) in d, K(1) in d)
for i in range(0, 20, 2):
    d[K(i)] = -i
print(len(d), list(d.values())[-3:], d[K(4)])
s = {K(i) for i in range(30)} | {K(i) for i in range(20, 40)}
print(len(s), sorted(k.n for k in s & {K(1), K(100), K(39)}), len(s - {K(0)}))
big = {i: str(i) for i in range(5000)}
print(len(big), big[4999], sum(big.keys()), 5000 in big)
for i in range(5000):
    if i % 1000:
        del big[i]
print(big)
strings = {f"key{i}": i for i in range(500)}
print(len(strings), strings["key499"], strings.get("key500"), sum(strings.values()))
mixed = {1: "int", "1": "str", 1.5: "float", (1,): "tuple", None: "none", b"1": "bytes", frozenset([1]): "frozen", 2 + 1j: "complex", ...: "dots", int: "type"}
print(len(mixed), [mixed[k] for k in (True, "1", 1.5, (1.0,), None, b"1", frozenset([True]), 2 + 1j, ..., int)])


class Failing:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("eq failed")


try:
    {Failing(): 1, Failing(): 2}
except ValueError as e:
    print(e)
f = {Failing(): 1}
try:
    f[1]
except ValueError as e:
    print("lookup", e)
print(f.get(2), 3 in f)
