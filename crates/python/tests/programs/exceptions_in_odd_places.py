# Exceptions raised in __init__, __del__, __eq__, __hash__, __iter__, __next__, properties, defaults, decorators and keys.
import sys

seen = []
sys.unraisablehook = lambda args: seen.append((type(args.exc_value).__name__, args.err_msg is None or "ignored" in args.err_msg))


class Fails:
    def __init__(self, where): self.where = where
    def __del__(self): raise RuntimeError("in del")
    def __eq__(self, other): raise ValueError("in eq")
    def __hash__(self): raise ValueError("in hash")
    def __bool__(self): raise ValueError("in bool")
    def __len__(self): raise ValueError("in len")
    def __iter__(self): raise ValueError("in iter")
    def __contains__(self, x): raise ValueError("in contains")
    def __getattr__(self, name): raise ValueError("in getattr " + name)
    def __str__(self): raise ValueError("in str")
    def __repr__(self): raise ValueError("in repr")
    def __format__(self, spec): raise ValueError("in format")
    def __call__(self): raise ValueError("in call")
    def __enter__(self): raise ValueError("in enter")
    def __exit__(self, *a): ...
    def __index__(self): raise ValueError("in index")
    def __lt__(self, other): raise ValueError("in lt")
    def __add__(self, other): raise ValueError("in add")
    def __getitem__(self, key): raise ValueError("in getitem")
    def __setattr__(self, name, value):
        if name != "where":
            raise ValueError("in setattr")
        super().__setattr__(name, value)


f = Fails(1)
for text in ["f == 1", "{f}", "not f", "bool(f)", "len(f)", "list(f)", "1 in f", "f.x", "str(f)", "f'{f}'", "f'{f!r}'", "f()", "[1][f]", "f < 1", "sorted([f, f])", "f + 1", "f[0]", "hasattr(f, 'x')", "getattr(f, 'x', 1)", "[f].index(1)", "f in [1]", "[1].count(f)", "f if f else 1", "f and 1", "[x for x in f]", "a, b = f", "print(*f)", "setattr(f, 'y', 1)", "max(f, f)", "range(f)", "'%s' % f", "'%r' % (f,)", "dict.fromkeys([f])", "f != 1", "any([f])", "filter(None, [f]).__next__()", "next(map(bool, [f]))", "repr([f])", "sum([f, 1])", "(lambda: f)().x", "{1: 2}[f]", "hash((f,))", "with_it(f)"]:
    try:
        exec(text, {"f": f, "with_it": lambda manager: exec("with m: pass", {"m": manager})})
        print(text, "went well")
    except (ValueError, TypeError) as error:
        print(text, "|", type(error).__name__, error)
del f
print(seen)
seen.clear()


def generator():
    try:
        yield
    finally:
        raise KeyError("in finally")


g = generator()
next(g)
del g
print(seen)
