# Functions that choose by the class of their first argument.
from functools import singledispatch, singledispatchmethod
from collections import abc


@singledispatch
def show(value, deep=False):
    return f"object {value!r}"


@show.register
def _(value: int, deep=False):
    return f"int {value} {deep}"


@show.register(list)
@show.register(tuple)
def show_sequence(value, deep=False):
    return "[" + ", ".join(show(part, deep=True) for part in value) + "]"


@show.register(abc.Mapping)
def _(value, deep=False):
    return f"mapping of {len(value)}"


print(show("a"), show(3), show(True), show([1, "b", (2,)]), show({}), sep=" | ")
print(show.dispatch(bool) is show.dispatch(int), show.dispatch(dict).__name__, show.dispatch(str).__name__)
print(sorted(kind.__name__ for kind in show.registry))


class Printer:
    @singledispatchmethod
    def put(self, value):
        return "base"

    @put.register
    def _(self, value: str):
        return f"text {value}"

    @put.register
    @classmethod
    def _(cls, value: float):
        return f"float for {cls.__name__}"


print(Printer().put(1), Printer().put("x"), Printer().put(1.5))
try:
    show()
except TypeError as error:
    print(error)
try:
    show.register("no class")
except TypeError as error:
    print(str(error)[:40])
