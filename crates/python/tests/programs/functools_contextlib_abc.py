# functools, contextlib, abc and types. Held against CPython 3.13.
import functools, contextlib, abc, types
from functools import *
@singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {x}"
@show.register
def _(x: str | bytes): return f"text {x}"
print(show(1), show([1]), show("a"), show(b"b"), show(2.5), show(True), show.dispatch(bool).__name__, sorted(t.__name__ for t in show.registry))
class M:
    @singledispatchmethod
    def do(self, x): return "obj"
    @do.register
    def _(self, x: int): return "int"
    @singledispatchmethod
    @classmethod
    def cm(cls, x): return cls.__name__
print(M().do(1), M().do("a"), M.cm(1))
try: show.register(5)(lambda x: 1)
except TypeError as e: print(e)
try: singledispatch(lambda: 1)()
except TypeError as e: print(e)
class Base(abc.ABC):
    @abc.abstractmethod
    def a(self): ...
    @property
    @abc.abstractmethod
    def p(self): ...
try: Base()
except TypeError as e: print(e)
class Impl(Base):
    def a(self): return 1
    p = 5
print(Impl().a(), sorted(Base.__abstractmethods__), abc.get_cache_token() > 0, Impl.__abstractmethods__)
class Reg: pass
print(isinstance(Reg(), Base)); Base.register(Reg); print(isinstance(Reg(), Base), issubclass(Reg, Base))
try: Base.register(5)
except TypeError as e: print(e)
try: Reg2 = type("Reg2", (Base,), {}); Reg2.register(Base)
except RuntimeError as e: print(e)
class Hook(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C): return "quack" in C.__dict__ or NotImplemented
class Duck: quack = 1
print(isinstance(Duck(), Hook), isinstance(1, Hook))
@contextlib.contextmanager
def cm(x):
    print("in", x)
    try: yield x
    except ValueError as e: print("caught", e)
    finally: print("out")
with cm(1) as y: print(y); raise ValueError("v")
@cm(2)
def deco(): return "deco"
print(deco())
with contextlib.suppress(KeyError), contextlib.nullcontext(3) as z: print(z); {}[1]
with contextlib.ExitStack() as st:
    st.enter_context(cm(4)); st.callback(print, "cb", 1); st.push(lambda *a: print("push", a[0]))
import io
b = io.StringIO()
with contextlib.redirect_stdout(b): print("hidden")
print(repr(b.getvalue()))
class Cl:
    def close(self): print("closed")
with contextlib.closing(Cl()): pass
@contextlib.asynccontextmanager
async def acm(x):
    print("ain", x); 
    try: yield x
    finally: print("aout")
class AC:
    async def aclose(self): print("aclosed")
async def main():
    async with acm(1) as q: print(q)
    async with contextlib.aclosing(AC()): pass
    async with contextlib.AsyncExitStack() as s:
        await s.enter_async_context(acm(2)); s.push_async_callback(cb, 5); s.callback(print, "sync")
    @acm(3)
    async def d(): return "d"
    print(await d())
    async with contextlib.nullcontext(7) as n: print(n)
async def cb(x): print("acb", x)
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
run(main())
print(types.SimpleNamespace(a=1, b=[2]), types.new_class("X", (int,), {}, lambda ns: ns.update(y=1)).y, types.resolve_bases((int,)), types.MethodType(len, [1])())
print(types.prepare_class("Y", (), {})[1], types.get_original_bases(type("Q", (), {})) , types.coroutine(lambda: (yield)).__name__)
class DA:
    @types.DynamicClassAttribute
    def v(self): return 5
print(DA().v, isinstance(types.GenericAlias(list, int), types.GenericAlias), types.CodeType.__name__, types.NoneType, types.CellType(3).cell_contents)
@functools.cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(60), fib.cache_info())
@functools.lru_cache(maxsize=2, typed=True)
def sq(x): return x * x
sq(1); sq(2); sq(1.0); print(sq.cache_info(), sq.cache_parameters()); sq.cache_clear()
class Prop:
    @functools.cached_property
    def p(self): print("once"); return 1
pr = Prop(); print(pr.p, pr.p)
@functools.total_ordering
class TO:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(TO(1) <= TO(2), TO(2) >= TO(3), reduce(lambda a, b: a + b, [1, 2], 10), functools.cmp_to_key(lambda a, b: b - a)(1) < functools.cmp_to_key(lambda a, b: b - a)(0))
p = functools.partial(int, base=2); print(p("101"), p, functools.partialmethod)
