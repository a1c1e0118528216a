# What `in` compares is let go of again, also where the comparison needs Python code.
import weakref


class Key:
    def __hash__(self):
        return 5

    def __eq__(self, other):
        return other == 5 if not isinstance(other, Key) else self is other


for make in (set, frozenset, dict.fromkeys, list, tuple):
    key = Key()
    gone = weakref.ref(key)
    container = make([5, 6])
    print(make.__name__, key in container, Key() in container, 7 in container, [1] in list(container))
    del key, container
    print(gone() is None)


class Own(set):
    pass


key = Key()
gone = weakref.ref(key)
print(key in Own([5]), key in {Key(): 1})
del key
print(gone() is None)
