# f-strings: nested fields, debug forms, conversions, formats that are computed, quotes and lines.
value, width, precision, name = 3.14159, 10, 2, "Ann"
print(f"{value:{width}.{precision}f}|{value!r:>{width}}|{name!s:^{width}}|{'é'!a}|{value:{'>' + str(width)}}")
print(f"{name=} {name = } {name=!s} {value=:.2f} {1 + 1=} {name.upper()=} {[1, 2][0] = }")
print(f"{{literal}} {{{name}}} {{{{}}}} {'nested ' + f'{name!r}'} ")
print(f"{(lambda x: x * 2)(4)} {[i for i in range(3)]} { {'a': 1}['a'] } {({1, 2} and 5)} {name if name else 'none'} {value > 3 and 'big'}")
print(f"{1_000_000:,} {255:#x} {255:#010b} {-5:+d} {5: d} {0.000123:e} {12345.678:g} {0.5:%} {1e10:n} {True:d} {'x':*<5} {65:c}")
print(f"""{name}
{value:
.1f}""" if False else f"""{name}
{value:.1f}""", rf"\n{name}\t", f"\N{BULLET}{name}\x41", "a" f"{1}" "b" f'{2}')


class Spec:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


spec = Spec()
print(f"{spec} {spec:abc} {spec!s} {spec!r} {spec!r:>6} {spec:{1}{2}} {spec:%Y-%m} {spec=} {spec=:x} {spec!s:}")
for text in ["f'{1:z}'", "f'{\"a\":d}'", "f'{None:5}'", "f'{[]:>3}'", "f'{1.5:d}'", "f'{1:s}'", "f'{undefined}'", "f'{1/0}'", "f'{value:.{name}}'", "f'{object():x}'", "f'{1:,_}'", "f'{1:.2}'", "f'{\"a\":,}'", "f'{\"a\":=5}'", "f'{3:#,.5q}'", "f'{1j:d}'", "f'{\"a\":+}'", "f'{1.5:c}'", "f'{-1:c}'", "f'{1:0=5}'", "f'{2**70:e}'", "f'{1:,x}'", "f'{1:_x}'", "f'{10**20:.3g}'"]:
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, str(error).split(" at 0x")[0])
order = []
print(f"{order.append(1)}{order.append(2)}{order}")
print(f"{'a' 'b'}", f"{name:{'':}}", f"{'''x'''}", f'{"q"}', f"{name[0]}{name[-1:]}", f"{*[1, 2], 3}", f"{(yield_ := 5)} {yield_}")
