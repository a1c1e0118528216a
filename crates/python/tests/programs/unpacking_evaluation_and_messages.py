# Unpacking: its order, what it leaves, and each of its messages.
def show(text):
    names = {}
    try:
        exec(text, names)
    except Exception as error:
        print(text, "->", type(error).__name__, error)
    else:
        print(text, "->", {name: value for name, value in names.items() if name != "__builtins__"})


for text in ["a, b = 1, 2", "a, *b = 'xyz'", "*a, = ()", "(a, (b, *c)), d = (1, 'pqr'), 4", "[a, [b]] = [1, [2]]", "a, b = b, a = 1, 2", "a = *(1, 2), *'x'", "a = [*range(2), *{}]",
             "a, b = 1", "a, b = ()", "a, *b, c = [1]", "(a,) = None", "a, b = {1: 2}", "a, (b, c) = 1, 2", "for a, b in [(1, 2), (3,)]: pass", "a, b = iter([1])",
             "a = {**{'x': 1}, 'x': 2}", "a = {**3}", "a = [*3]", "a = (*None,)", "print(*3)", "print(**3)", "a = {*1}", "dict(**{1: 2})", "dict(a=1, **{'a': 2})", "[][0], a = 1, 2", "a, b = (x for x in range(5))",
             "a, b, c = range(2)", "a, b, *c = range(2)", "a, b = 1.5", "a, b = object", "a = b, *c = 1, 2"]:
    show(text)
order = []


class Place:
    def __getitem__(self, key):
        return self

    def __setitem__(self, key, value):
        order.append((key, value))


place = Place()
place["a"], (place["b"], *place["c"]) = "1", "234"
print(order)
order.clear()
try:
    place[1], place[2] = (order.append("made"), 5, 6)
except ValueError as error:
    print(order)
