# Templates and interpolations that a program makes itself (PEP 750).
from string.templatelib import Interpolation, Template

x = 5
joined = t"a{x}" + t"b{x!r:>{x}}c"
print(joined.strings, [(i.value, i.expression, i.conversion, i.format_spec) for i in joined.interpolations])
print(Template("a", "b", Interpolation(1, "one"), Interpolation(2, "two", "r", ".2f"), "c"))
match Interpolation(3, "three"):
    case Interpolation(value, expression, conversion, spec):
        print(value, expression, conversion, repr(spec))
for wrong in [lambda: t"" + "a", lambda: Template(1), lambda: Interpolation(1, "a", "z"), lambda: Interpolation(1, 2)]:
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
