# Counts and places that a word of 32 bits does not hold are not cut: the machine runs where a word has no more.
import io
import itertools
import re

for many in (2**31, 2**32, 2**32 + 1, 2**40, 2**63 - 1):
    print("abc"[many:], "abc"[:many], "abc"[::many], [1, 2, 3][-many:], b"abc"[many::-1])
    print(re.compile("b").search("abc", 0, many), re.compile("b").search("abc", many))
    print(list(itertools.islice("abc", many)), list(itertools.islice("abc", 1, None, 2)))
    print(io.StringIO("text").read(many), io.BytesIO(b"text").read(many), io.StringIO("a\nb").readline(many))
    print("a,b,c".split(",", many), "aaa".replace("a", "b", many), "abc".find("c", -many, many))
    items = [1, 2]
    items.insert(many, 3)
    items.insert(-many, 0)
    print(items, items.index(3, 0, many))
    try:
        items.pop(many)
    except IndexError as error:
        print(error)
    print("" * many == "", b"" * many, [] * many, () * many, "ab" * -many)

    class Long:
        def __len__(self):
            return many

        def __getitem__(self, place):
            return place

    print(bool(Long()))
    match range(many):
        case [0, 1, *_]:
            print("two and more")

for ask in (lambda: "x" * 2**50, lambda: bytes(2**50), lambda: "x".ljust(2**50), lambda: [0] * 2**50):
    try:
        ask()
    except MemoryError:
        print("no room")
print([10.0**-exponent for exponent in range(25)], 1.1**10, 3**-5, pow(0.1, 3))
