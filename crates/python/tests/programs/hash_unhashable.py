def attempt(fn):
    try:
        print(fn())
    except TypeError:
        print("TypeError")


for value in ([], {}, set(), bytearray(b"x"), ([],), (1, {}), frozenset):
    try:
        hash(value)
        print("hashable", type(value).__name__)
    except TypeError as e:
        print(e)
attempt(lambda: {[]: 1})
attempt(lambda: {1: 2}[[]])
attempt(lambda: [] in {1})
attempt(lambda: {1, []})
attempt(lambda: {1: 2}.get({}))
attempt(lambda: set([[]]))
attempt(lambda: frozenset([{}]))
attempt(lambda: {(1, []): 1})


class Eq:
    def __eq__(self, other):
        return True


class EqHash(Eq):
    __hash__ = object.__hash__


class Sub(Eq):
    pass


class Explicit:
    __hash__ = None


for cls in (Eq, EqHash, Sub, Explicit):
    print(cls.__name__, cls.__hash__ is None)
    attempt(lambda: isinstance(hash(cls()), int))
print(hash((1, 2)) == hash((1, 2)), hash(()) == hash(()), hash((1,)) == hash((1.0,)), hash("a") == hash("a"))
print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {1, 2} in {frozenset([1, 2])}, hash(range(3)) == hash(range(0, 3, 1)))
print({(1, 2): "t"}[1, 2], {None: 1, True: 2, 0: 3, "": 4, (): 5})
