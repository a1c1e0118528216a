people = [("bob", 30), ("al", 25), ("cy", 30), ("di", 25), ("ed", 30)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(sorted(people, key=lambda p: p[0], reverse=True), key=lambda p: p[1]))
print(sorted(people, key=lambda p: (-p[1], p[0])), list(reversed(sorted(people))))
calls = []
print(sorted("bca", key=lambda c: calls.append(c) or c), calls)
items = [3, 1, 2]
print(items.sort(), items, items.sort(reverse=True), items, sorted(items), items)
print(sorted(["B", "a", "C"]), sorted(["B", "a", "C"], key=str.lower), sorted({3: "x", 1: "y"}), sorted("hello"), sorted((2, 1)))
print(sorted([True, 0, 2, False, 1]), sorted([1, 1.0, True], reverse=True), sorted([0.5, 1, -1]), sorted([[2], [1, 5], [1]]))


class Item:
    def __init__(self, n, name):
        self.n, self.name = n, name

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"{self.name}{self.n}"


made = [Item(i % 3, c) for i, c in enumerate("abcdefg")]
print(sorted(made), sorted(made, reverse=True), min(made), max(made))
big = [(i * 7919) % 1009 for i in range(1000)]
ordered = sorted(big)
print(ordered == sorted(big[::-1]), all(a <= b for a, b in zip(ordered, ordered[1:])), ordered[:5], ordered[-3:])
keyed = sorted(range(200), key=lambda n: n % 7)
print(keyed == [n for r in range(7) for n in range(200) if n % 7 == r])
runs = list(range(50)) + list(range(25)) + list(range(75, 0, -1))
print(sorted(runs)[:6], sorted(runs)[-3:], sum(sorted(runs)) == sum(runs))
print(sorted("The quick Brown fox".split(), key=lambda w: (len(w), w.lower())))
