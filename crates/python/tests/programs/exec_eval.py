space = {"x": 5}
print(eval("x * 2", space), "__builtins__" in space)
exec("y = x + 1\ndef f(a): return a + y", space)
print(space["y"], space["f"](10), sorted(k for k in space if not k.startswith("__")))
print(eval("x + y", {"x": 1}, {"y": 2}), eval("x", {"x": 1}, {"x": 2}))
local = {}
exec("a = 1\nb = a + 1", {}, local)
print(local)


class Mapping:
    def __getitem__(self, key):
        if key == "len":
            raise KeyError(key)
        return f"looked up {key}"

    def __setitem__(self, key, value):
        print("store", key, value)


print(eval("anything", {}, Mapping()), eval("len('abc')", {}, Mapping()))
exec("z = 9", {}, Mapping())


def in_function():
    q = 7
    return eval("q + 1"), eval("[q, 2]")


print(in_function(), eval("  1 + 1"), eval("(1,\n2)"), exec("pass"))
x = "module"
exec("x = 'changed'")
print(x)
exec("global made\nmade = 1")
print(made)


def attempt(fn):
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__)


attempt(lambda: eval("1 +"))
attempt(lambda: eval("x = 1"))
attempt(lambda: eval("undefined_thing"))
attempt(lambda: exec("raise KeyError('k')"))
attempt(lambda: eval("1", 5))
attempt(lambda: exec(5))
attempt(lambda: eval("len([1])", {"__builtins__": {}}))
attempt(lambda: eval("f()", {"__builtins__": {"f": lambda: "own builtins"}}))
attempt(lambda: eval(""))
attempt(lambda: eval("lambda: n", {"n": 3})())
print(eval("[v for v in range(n)]", {"n": 3}), eval("(n := 4)"), n, eval(b"1 + 2"))
