# What is wrong with a replacement field of an f-string or t-string, in the words of Python 3.14.
CASES = [
    "f'{}'", "f'{ !r}'", "f'{:x}'", "f'{=}'",
    "f'{a b}'", "f'{a $ b}'", "f'{,}'", "f'{.}'", "f'{**a}'", "f'{+ lambda: None}'",
    "f'{lambda x: x}'", "f'{1, lambda: x}'",
    "f'{3!}'", "f'{3! r}'", "f'{3!ss}'", "f'{3!3}'", "f'{3!r{4}}'",
    "f'{3'", "f'{3:'", "f'{3:{4'", "f'{3!s'", "f'}'", "f'{3)+(4}'", "f'{a[4)}'", "f'{((}'",
    "f'{1#}'", "f'{1=}{;'", "f'{1=}{1;}'", "f'{4:{/5}}'", "f'", "f'''{1}", "f'a\nb'", "f'{1:\n}'",
    "t'{}'", "t'{x!z}'", "ub'x'", "f'' b''", "bf''",
]
for case in CASES:
    try:
        compile(case, "<text>", "eval")
    except SyntaxError as error:
        print(case.encode(), "|", error.msg)
    else:
        print(case.encode(), "is right")
