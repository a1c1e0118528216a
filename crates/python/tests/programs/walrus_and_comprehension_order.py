# In which order comprehensions, conditions, calls and assignments evaluate their parts.
log = []


def see(name, value=None):
    log.append(name)
    return value if value is not None else name


def show(label):
    print(label, *log)
    log.clear()


[see("item") for x in see("outer", [1, 2]) if see("if", x) for y in see("inner", [x]) if see("if2", 1)]
show("comprehension:")
{see("key", k): see("value", v) for k, v in [(1, 2)]}
show("dict comprehension:")
{see("k1"): see("v1"), **see("rest", {}), see("k2"): see("v2")}
show("dict display:")
(lambda *a, **k: None)(see("a"), *see("star", []), see("b"), x=see("x"), **see("double", {}), y=see("y"))
show("call:")
see("function", print)(see("argument", ""), end="")
show("callee first:")
see("value", [1])[see("index", 0)]
show("subscript:")
see("left", 1) + see("right", 2) * see("third", 3)
show("operators:")
see("a", 1) < see("b", 0) < see("c", 5)
show("chain stops:")
see("yes") if see("test", 1) else see("no")
show("conditional:")
see("l", 0) or see("r", 5) and see("last", 6)
show("or and:")
box = {}
box[see("target key")] = see("assigned")
show("assignment:")
box[see("k1")], box[see("k2")] = see("v1"), see("v2")
show("unpacking:")
box[see("aug", "k1")] += see("operand", "x")
show("augmented:")


@see("decorator 1", lambda f: see("applied 1", f))
@see("decorator 2", lambda f: see("applied 2", f))
def function(a=see("default"), *, b=see("keyword default")): ...


show("decorators:")


class Made(see("base", object), metaclass=see("metaclass", type)):
    see("body")


show("class:")
print((y := 5) + y, [z := 1, z + 1], (w := see("walrus", 3), w * 2)[1])
show("walrus:")
with see("manager 1", open("/dev/null")) as a, see("manager 2", open("/dev/null")) as b:
    see("body")
show("with:")
assert see("true", 1), see("message")
show("assert:")
x = y = box[see("last target")] = see("first value")
show("several targets:")
del box[see("delete", "last target")]
f"{see('f1')}{see('f2'):{see('spec', '>5')}}"
show("f-string:")
see("slice object", [1, 2, 3])[see("start", 0):see("stop", 2):see("step", 1)]
show("slice:")
for i in see("iterable", [1]):
    see("loop body")
else:
    see("else")
show("for:")
see("a", 2) in see("container", [2])
show("in:")
print(*[see("starred", 1)], sep=see("sep", ""))
show("print:")
