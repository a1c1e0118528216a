# partial: nested ones are flattened, keywords are merged, its parts can be read.
from functools import partial, partialmethod


def show(*args, **kwargs):
    return args, kwargs


base = partial(show, 1, a=1)
print(base(2, b=2), base(a=9))
nested = partial(base, 2, b=3)
print(nested.func is show, nested.args, nested.keywords)
print(nested(3, c=4))
print(repr(partial(int, base=2)), partial(int, base=2)("101"))
base.mark = "kept"
print(base.mark, base.__dict__)


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, by="nobody"):
        self.alive = state
        return f"{state} by {by}"

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False, by="time")


cell = Cell()
print(cell.set_alive(), cell.alive, cell.set_alive(by="me"), cell.set_dead(), cell.alive)
for wrong in [lambda: partial(3)]:
    try:
        print(wrong())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
