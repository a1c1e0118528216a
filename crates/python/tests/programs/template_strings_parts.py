# t-strings: strings and interpolations, conversions, formats, nesting, joining, equality, errors.
from string.templatelib import Interpolation, Template, convert

name, value = "Ann", 3.14159
t = t"Hello {name!r:>10} and {value:.{2}f}{{}}!"
print(type(t).__name__, t.strings, t.values, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations])
print(list(t), len(list(t"")), t"".strings, t"{name}".strings, t"{name=}".strings, t"{name = !s}".interpolations[0].conversion)


def render(template):
    parts = []
    for part in template:
        match part:
            case str():
                parts.append(part)
            case Interpolation(value, _, conversion, spec):
                parts.append(format(convert(value, conversion), spec))
    return "".join(parts)


print(render(t), render(t"{1 + 1} {'nested ' + f'{name}'} {t'{name}'.values}"), render(t"a" t"b{1}"), render(t"a" + t"{2}"))
print(repr(t"x{1}y"), repr(Interpolation(5, "five", "r", "spec")), Template("a", Interpolation(1), "b", "c").strings, Template(Interpolation(1), Interpolation(2)).strings)
for wrong in [lambda: t"a" + "b", lambda: "a" + t"b", lambda: Template(5), lambda: Interpolation(), lambda: Interpolation(1, "x", "q"), lambda: t"{undefined}", lambda: setattr(t, "strings", ()), lambda: hash(t"a") and t"a" == t"a", lambda: str(t"a")[:9], lambda: t"%s" % 1, lambda: type("X", (Template,), {}), lambda: convert(1, "z"), lambda: t"a".join(["b"])]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
raw = rt"\n{name}\t"
print(raw.strings, t"""
multi {
    name
} line""".interpolations[0].expression)
order = []
t"{order.append(1)} {order.append(2):{order.append(3)}}"
print(order, t"{name}" is t"{name}", isinstance(t"", Template), Template.__match_args__ if hasattr(Template, "__match_args__") else "none", Interpolation.__match_args__)
for text in ["t'{}'", "t'{'", "t'a' 'b'", "t'a' f'b'", "t'a' b'b'", "tb'x'", "t'{a!}'", "t'{a b}'", "tf'x'"]:
    try:
        compile(text, "<t>", "eval")
        print(text, "is right")
    except SyntaxError as error:
        print(text, error.msg)
