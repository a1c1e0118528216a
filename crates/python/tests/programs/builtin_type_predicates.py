# callable, isinstance, issubclass, hash, id, type, vars, dir on odd things.
class WithCall:
    def __call__(self): ...


class Instance:
    pass


made = Instance()
made.__call__ = lambda: 1
print([callable(x) for x in [len, int, lambda: 1, 5, WithCall, WithCall(), made, None, type, [].append, print.__call__]])
print(isinstance(True, int), isinstance(1, (str, (float, (int,)))), isinstance([], (list | None)), isinstance(None, int | None), issubclass(bool, int), issubclass(int, object), issubclass(type, object), isinstance(type, type), isinstance(object, type), issubclass(list, (tuple, list)))
print(hash(1) == hash(1.0) == hash(True), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(float("inf")), hash(-float("inf")), hash(0.5), hash(1e300), hash(()) == hash(()), hash((1, 2)) != hash((2, 1)), hash(3 + 0j), hash(1j), hash(None) == hash(None), hash(frozenset()))
print(type(5) is int, type(type) is type, type(None).__name__, type(NotImplemented).__name__, type(...).__name__, type(lambda: 1).__name__, type(len).__name__, type([].append).__name__, type(WithCall().__call__).__name__, type(int.real).__name__, type({}.keys()).__name__, type(iter({})).__name__, type(x for x in ()).__name__, type(zip()).__name__)
print(vars(made).keys(), sorted(vars(WithCall))[:2], dir(5)[:2], sorted(set(dir(Instance)) - set(dir(object)) - {"__firstlineno__", "__static_attributes__"}), "__call__" in dir(WithCall()), dir(type("D", (), {"__dir__": lambda s: ["z", "a"]})()))
for wrong in [lambda: isinstance(1, 5), lambda: isinstance(1, (int, 5)), lambda: isinstance(1, (5, int)), lambda: issubclass(1, int), lambda: issubclass(int, "x"), lambda: vars(5), lambda: type(1, 2), lambda: hash({}), lambda: hash(type("H", (), {"__eq__": lambda a, b: True})()), lambda: hash(type("I", (), {"__hash__": lambda s: "x"})()), lambda: dir(type("J", (), {"__dir__": lambda s: 5})()), lambda: callable(), lambda: vars(type("K", (), {"__slots__": ()})())]:
    try:
        print(wrong())
    except TypeError as error:
        print(error)
