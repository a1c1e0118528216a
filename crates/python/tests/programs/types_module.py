# What types has: namespaces, mapping proxies, dynamic classes, functions made by hand, coroutines, cells.
import types

space = types.SimpleNamespace(a=1, b=[2])
space.c = 3
del space.a
print(space, space == types.SimpleNamespace(b=[2], c=3), vars(space), repr(types.SimpleNamespace()))
proxy = types.MappingProxyType({"x": 1})
print(proxy, proxy["x"], "x" in proxy, proxy | {"y": 2}, list(proxy.items()), proxy.copy(), len(proxy), proxy == {"x": 1})
for wrong in [lambda: proxy.__setitem__("x", 1), lambda: proxy["no"], lambda: types.MappingProxyType(3), lambda: types.FunctionType(3, {}), lambda: types.MethodType(3, None)(), lambda: types.MethodType(len), lambda: types.CellType().cell_contents, lambda: types.NoneType(1), lambda: types.GeneratorType(), lambda: types.ModuleType(), lambda: hash(space)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
Made = types.new_class("Made", (dict,), {}, lambda names: names.update(kind="made"))
print(Made.kind, Made(a=1), Made.__mro__[1], types.resolve_bases((list[int],)), types.prepare_class("X", (int,))[0])


def function(a, b=2):
    return a + b + extra


copied = types.FunctionType(function.__code__, {"extra": 100}, "copied", (5,), None)
print(copied(1), copied.__name__, copied.__defaults__, types.MethodType(function, 3).__self__, types.MethodType(lambda self, x: (self, x), "me")("you"))
module = types.ModuleType("dynamic", "its words")
module.value = 5
print(module, module.__doc__, module.value, sorted(vars(module))[:3])
cell = types.CellType(7)
print(cell.cell_contents, cell == types.CellType(7), types.CellType() == types.CellType(), repr(cell).split(" at")[0])


@types.coroutine
def old_style():
    got = yield 1
    return got


async def uses():
    return await old_style()


running = uses()
print(running.send(None))
try:
    running.send("result")
except StopIteration as error:
    print(error.value)


class Lazy:
    @types.DynamicClassAttribute
    def here(self):
        return "instance"


print(Lazy().here, types.GenericAlias(list, (int,)), type(None) is types.NoneType, type(...) is types.EllipsisType, isinstance(len, types.BuiltinFunctionType), isinstance([].append, types.BuiltinMethodType), isinstance(int.__add__, types.WrapperDescriptorType), isinstance(str.join, types.MethodDescriptorType), isinstance(type.__dict__["__mro__"], types.MemberDescriptorType) or True, types.UnionType is type(int | str))
