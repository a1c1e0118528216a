# Signatures: of every kind of callable, bound arguments, replaced parameters, sources that are not there.
import functools
import inspect


def every(a, b=1, /, c=2, *args, d, e=5, **kwargs) -> int: ...


class Thing:
    def __init__(self, x, y=2): ...
    def method(self, z): ...
    @classmethod
    def of_class(cls, w): ...
    @staticmethod
    def static(v): ...
    def __call__(self, u): ...


for target in [every, Thing, Thing.method, Thing(1).method, Thing.of_class, Thing.static, Thing(1), functools.partial(every, 1, d=4), lambda x, *, y=3: x]:
    print(inspect.signature(target))
signature = inspect.signature(every)
print([(p.name, p.kind.name, p.default if p.default is not p.empty else "-") for p in signature.parameters.values()], signature.return_annotation)
bound = signature.bind(1, 2, 3, 4, 5, d=6, z=7)
print(bound.arguments, bound.args, bound.kwargs)
partial = signature.bind_partial(1)
partial.apply_defaults()
print(partial.arguments)
for wrong in [lambda: signature.bind(), lambda: signature.bind(1), lambda: inspect.signature(lambda a: 1).bind(1, 2), lambda: inspect.signature(lambda a: 1).bind(b=1), lambda: inspect.signature(3), lambda: inspect.Parameter("a b", inspect.Parameter.KEYWORD_ONLY), lambda: signature.replace(parameters=list(signature.parameters.values())[::-1])]:
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(signature.replace(return_annotation=str), signature.parameters["c"].replace(default=9, name="cc"), inspect.signature(every) == signature)
print(inspect.getdoc(Thing), inspect.isclass(Thing), inspect.isfunction(every), inspect.ismethod(Thing(1).method), inspect.isbuiltin(len), inspect.isgeneratorfunction(lambda: (yield)), inspect.iscoroutinefunction(every), inspect.isroutine(len), inspect.isabstract(Thing), inspect.ismodule(inspect))
print([name for name, _ in inspect.getmembers(Thing, inspect.isfunction)], inspect.getmro(bool), inspect.getfullargspec(every), inspect.unwrap(functools.wraps(every)(lambda: 1)) is every)
print(inspect.getsource(every).strip(), inspect.getsourcelines(Thing.method)[0][0].strip(), inspect.getmodule(every).__name__, inspect.cleandoc("  a\n    b\n  c"))
frame = inspect.currentframe()
print(frame.f_code.co_name, inspect.getframeinfo(frame).function, [f.function for f in inspect.stack()], inspect.getattr_static(Thing(1), "static").__class__.__name__)


def decorated(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs): ...
    return wrapper


print(inspect.signature(decorated(every)), inspect.signature(decorated(every), follow_wrapped=False), inspect.signature(len))
