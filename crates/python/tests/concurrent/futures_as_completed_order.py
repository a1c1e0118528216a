"""as_completed yields in the order in which futures are finished."""
from concurrent.futures import Future, as_completed

a, b, c = Future(), Future(), Future()
names = {a: "a", b: "b", c: "c"}
b.set_result(2)
iterator = as_completed([a, b, c])
print(names[next(iterator)])
c.set_result(3)
print(names[next(iterator)])
a.set_exception(ValueError("late"))
last = next(iterator)
print(names[last], repr(last.exception()))
print(next(iterator, "no more"))
