# islice, zip_longest, chain, compress, starmap and the rest of those that end.
import itertools as it

print(list(it.islice("abcdef", 3)), list(it.islice("abcdef", 2, 5)), list(it.islice("abcdef", 1, None, 2)))
print(list(it.islice(it.count(10, -3), 4)), list(it.islice(it.count(0.5, 0.25), 3)))
source = iter(range(10))
print(list(it.islice(source, 0)), next(source), list(it.islice(source, 2, 4)), next(source))
for arguments in [(-1,), (1, 0.5), (0, 5, 0), (0, -1), ("a",)]:
    try:
        print(it.islice("abc", *arguments))
    except ValueError as error:
        print(error)
print(list(it.zip_longest("ab", "xyz", fillvalue="-")), list(it.zip_longest()), list(it.zip_longest([1], [])))
try:
    it.zip_longest([1], fill=2)
except TypeError as error:
    print(error)
print(list(it.chain("ab", [], (1,))), list(it.chain.from_iterable([[1], "xy", {}])))
print(list(it.compress("abcdef", [1, 0, True, "", "x"])))
print(list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.filterfalse(None, [0, 1, "", "a"])))
print(list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(it.repeat("x", 3)), list(it.repeat("x", -2)), it.repeat(7), it.repeat(7, 2), it.count(5), it.count(1, 2))
cycle = it.cycle("ab")
print([next(cycle) for _ in range(5)], list(it.cycle([])))
print(it.repeat(1, 5).__length_hint__())
try:
    it.repeat(1).__length_hint__()
except TypeError as error:
    print(error)
