# A pattern asks its subject for no more than it needs: items for wildcards are not fetched.
import collections
import collections.abc


class Numbers(collections.abc.Sequence):
    def __len__(self):
        print("len", end=" ")
        return 42

    def __getitem__(self, index):
        print(index, end=" ")
        return index


match Numbers():
    case [first, *_, before, last]:
        print(first, before, last)
match Numbers():
    case [*_]:
        print("any")
match range(1 << 40):
    case 0, x, *_:
        print(x)


class Empty(collections.abc.Sequence):
    __getitem__ = None

    def __len__(self):
        return 0


match Empty():
    case []:
        print("empty")

counts = collections.defaultdict(int)
match counts:
    case {0: 0}:
        print("made")
    case {}:
        print("a mapping", dict(counts))


class Late:
    pass


collections.abc.Mapping.register(Late)
match Late():
    case [*_]:
        print("sequence")
    case {}:
        print("mapping")
match (1, 2):
    case _ as both if both == (1, 2):
        print(both)
