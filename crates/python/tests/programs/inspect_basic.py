# inspect: signatures, sources, states.
import inspect, functools, types

def f(a, /, b: int = 1, *args: str, c, d=(1, "x"), **kw) -> "int":
    """Doc of f.

        indented
    more
    """
    x = 1
    return x

class A:
    """A's doc."""
    attr = 1
    def __init__(self, x, y=2): self.x = x
    def m(self, a): "m doc"; return a
    @classmethod
    def c(cls, a=1): pass
    @staticmethod
    def s(a, *, b): pass
    @property
    def p(self): return 1
    async def co(self): pass
    def gen(self): yield 1
    async def ag(self): yield 1
class B(A):
    def m(self, a): pass
class Call:
    def __call__(self, q, *r): pass
class Meta(type):
    def __call__(cls, *args, **kwargs): return super().__call__(*args, **kwargs)
class New:
    def __new__(cls, a, b=3): return super().__new__(cls)

for thing in [f, A, A.m, A(1).m, A.c, A.s, Call(), New, B, functools.partial(f, 1, c=5), functools.partial(f, d=5), lambda x, y=1: x, len, str.join, "".join, int, abs]:
    try: print(inspect.signature(thing))
    except (ValueError, TypeError) as e: print(type(e).__name__)
sig = inspect.signature(f)
for name, p in sig.parameters.items(): print(name, p, p.kind.name, p.default is p.empty, p.annotation if p.annotation is not p.empty else "-")
ba = sig.bind(1, 2, 3, c=4, z=5); print(ba, ba.args, ba.kwargs); ba.apply_defaults(); print(ba.arguments)
try: sig.bind(1)
except TypeError as e: print(e)
print(sig.replace(return_annotation=int), sig == inspect.signature(f), sig.return_annotation)
print(inspect.isfunction(f), inspect.isclass(A), inspect.ismethod(A(1).m), inspect.ismethod(A.m), inspect.isbuiltin(len), inspect.isroutine(len), inspect.ismodule(inspect))
print(inspect.isgeneratorfunction(A.gen), inspect.iscoroutinefunction(A.co), inspect.isasyncgenfunction(A.ag), inspect.isgenerator(A(1).gen()), inspect.isdatadescriptor(A.__dict__["p"]), inspect.ismethoddescriptor(str.join))
print(inspect.getdoc(f)); print(inspect.getdoc(A), inspect.getdoc(B.m), inspect.cleandoc("  a\n    b\n      c"))
print([n for n, v in inspect.getmembers(A, inspect.isfunction)], inspect.getmro(B))
print(inspect.getsource(f)); print(inspect.getsource(A.c)); print(inspect.getsourcelines(B)); print(inspect.getsource(A)[:40])
print(inspect.getmodule(f).__name__, inspect.getattr_static(A, "p").__class__, inspect.unwrap(f) is f)
print(inspect.getfullargspec(f)); print(inspect.getcallargs(A(1).m, 5)["a"])
def outer():
    z = 1
    def inner(): return z, len
    return inner

def frames(): return [fi.function for fi in inspect.stack()][:2], inspect.currentframe().f_code.co_name, inspect.getframeinfo(inspect.currentframe()).function
print(frames())
g = A(1).gen(); print(inspect.getgeneratorstate(g)); next(g); print(inspect.getgeneratorstate(g), list(inspect.getgeneratorlocals(g))); g.close(); print(inspect.getgeneratorstate(g))
c = A(1).co(); print(inspect.getcoroutinestate(c)); c.close()
print([a.name + ":" + a.kind for a in inspect.classify_class_attrs(B) if not a.name.startswith("__")])
@functools.wraps(f)
def wrapped(*a, **k): pass
print(inspect.signature(wrapped), inspect.signature(wrapped, follow_wrapped=False))
print(inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, default=3), inspect.Signature([inspect.Parameter("x", inspect.Parameter.POSITIONAL_ONLY)]))
try: inspect.Parameter("1x", inspect.Parameter.KEYWORD_ONLY)
except ValueError as e: print(e)
print(inspect.formatannotation(int), inspect.isabstract(A), inspect.isawaitable(5), inspect.getcomments(f), inspect.indentsize("   a"))
