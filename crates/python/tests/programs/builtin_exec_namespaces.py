# exec, eval and compile: namespaces, builtins of one's own, flags, code objects, closures.
scope = {}
exec("a = 1\ndef f(): return a + b", scope)
scope["b"] = 10
print(scope["f"](), eval("a + b", scope), eval("a + c", scope, {"c": 5}), eval(compile("a * 2", "<e>", "eval"), scope))
code = compile("x = 5; x + 1", "<s>", "single")
exec(code)
exec(code, {"__builtins__": {"print": lambda *a: None}}) if False else None
print(eval("len([1])", {"__builtins__": {"len": lambda x: "my len"}}), sorted(eval("locals()", {}, {"q": 1})), eval("  1 + 1"), eval(b"2 + 2"), eval("(yield_)", {"yield_": 3}))


class Watching(dict):
    def __getitem__(self, key):
        print("asks", key)
        return super().__getitem__(key)

    def __missing__(self, key):
        return f"<{key}>" if key != "print" else print

    def __setitem__(self, key, value):
        print("sets", key)
        super().__setitem__(key, value)


exec("y = x\nz = y", {}, Watching())


def closure():
    free = "free"
    def inner(): return free
    return inner


inner = closure()
import types
exec(inner.__code__, {}, closure=(types.CellType("given"),))
for wrong in [lambda: eval("x = 1"), lambda: eval("1 +"), lambda: exec(5), lambda: eval("1", 5), lambda: exec("1", {}, 5), lambda: compile("1", "f", "wrong"), lambda: compile(5, "f", "eval"), lambda: eval("undefined"), lambda: eval("open", {"__builtins__": {}}), lambda: exec(inner.__code__), lambda: exec("1", {}, closure=()), lambda: eval("\x00"), lambda: eval(""), lambda: exec("import nothing_here"), lambda: eval("__import__('os').nothing")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).split("(")[0][:50])
print(compile("pass", "name", "exec").co_filename, compile("lambda: 1", "n", "eval").co_consts[0].co_name, compile("a.b(c)", "n", "eval").co_names)
