# attrgetter, itemgetter, methodcaller, and the functions for operators.
import operator as op
from types import SimpleNamespace

point = SimpleNamespace(x=1, y=SimpleNamespace(z=2))
print(op.attrgetter("x")(point), op.attrgetter("y.z", "x")(point))
print(op.itemgetter(1)("abc"), op.itemgetter(0, -1, slice(0, 2))("abc"), op.itemgetter("k")({"k": 5}))
print(op.methodcaller("upper")("abc"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(repr(op.attrgetter("a.b", "c")), repr(op.itemgetter(1, "x")), repr(op.methodcaller("go", 1, k=2)))
print(sorted([(2, "b"), (1, "z"), (3, "a")], key=op.itemgetter(1)))
print(op.concat([1], [2]), op.contains("abc", "b"), op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"))
print(op.index(True), op.truth([]), op.not_(0), op.is_(None, None), op.is_not(1, None), op.inv(5), op.pos(-3))
print(op.floordiv(-7, 2), op.mod(-7, 2), op.truediv(7, 2), op.matmul.__name__, op.lshift(1, 10), op.xor(6, 3))
print(op.length_hint(iter([1, 2])), op.length_hint((x for x in ()), 9), op.call(max, 1, 4))
box = [1, 2, 3]
op.setitem(box, 0, 9)
op.delitem(box, 1)
print(box, op.getitem(box, slice(None, None, -1)), op.iadd(box, [4]), box, op.iconcat([1], (2,)))
for wrong in [lambda: op.attrgetter(1), 
              lambda: op.indexOf([1], 2), lambda: op.concat(1, 2), lambda: op.length_hint([], "a"),
              lambda: op.itemgetter(5)("abc"), lambda: op.attrgetter("x.q")(point), lambda: op.index(1.5),
              lambda: op.methodcaller(3)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
