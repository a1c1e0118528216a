# Objects that are no classes and say that they are, by `__bases__`; `operator.index` of what has none.
import operator


class Claims:
    def __init__(self, *bases):
        self._bases = bases

    def __getattr__(self, name):
        if name == "__bases__":
            return self._bases
        raise AttributeError(name)


class Instance:
    def __init__(self, claimed):
        self.claimed = claimed

    def __getattribute__(self, name):
        if name == "__class__":
            return object.__getattribute__(self, "claimed")
        return object.__getattribute__(self, name)


root = Claims()
left, right = Claims(root), Claims(Claims())
both = Claims(right, left)
for derived in (root, left, right, both):
    print([issubclass(derived, one) for one in (root, left, right, both)])
print([isinstance(Instance(both), one) for one in (root, left, right, both)], isinstance(1, root))
print(issubclass(int, root), issubclass(both, int), isinstance(Instance(both), int))


class Endless:
    def __getattr__(self, name):
        return (Endless(), Endless())


class Broken:
    @property
    def __bases__(self):
        raise RuntimeError("no bases")


class NoTuple:
    __bases__ = [1]


works = [
    lambda: issubclass(Endless(), int),
    lambda: issubclass(int, Endless()),
    lambda: issubclass(Broken(), int),
    lambda: isinstance(1, Broken()),
    lambda: isinstance(1, NoTuple()),
    lambda: issubclass(int, NoTuple()),
    lambda: issubclass(NoTuple(), int),
    lambda: operator.index(1.5),
    lambda: operator.index("1"),
]
for work in works:
    try:
        print(work())
    except RecursionError:
        print("RecursionError")
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
print(operator.index(True), operator.index(7))
