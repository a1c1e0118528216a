items = [1, 2, 3, 0, 4]
source = iter(items)
print(list(iter(lambda: next(source), 0)), next(source))
state = {"n": 0}


def step():
    state["n"] += 1
    return state["n"]


it = iter(step, 4)
print(type(it).__name__, next(it), list(it), state, next(it, "over"))
print(state)


def raises_stop():
    raise StopIteration


print(list(iter(raises_stop, None)))


def fails():
    raise ValueError("inside the callable")


try:
    list(iter(fails, None))
except ValueError as e:
    print(e)
try:
    iter(5, 0)
except TypeError as e:
    print(type(e).__name__)
text = iter("line one|line two||rest".split("|"))
print([line for line in iter(lambda: next(text), "")])


class Equal:
    def __eq__(self, other):
        return other == 3


n = iter(range(10))
print(list(iter(lambda: next(n), Equal())))
it = iter([])
print(next(it, None), next(it, 1))
try:
    next(it)
except StopIteration as e:
    print("StopIteration", e.args)
x = [1, 2]
it = iter(x)
print(next(it), next(it))
print(next(it, "end"))
x.append(3)
print(next(it, "stays at the end"))
d = iter({"a": 1})
print(next(d), next(d, None), [type(iter(t)).__name__ for t in ([], (), b"", {}, set(), range(1), {}.items(), {}.values())])
