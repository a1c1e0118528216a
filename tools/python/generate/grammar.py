"""The kinds of values that cases compute with, and what expressions of each kind may be."""

TYPES = ('int', 'float', 'str', 'bytes', 'list', 'tuple', 'dict', 'set', 'bool', 'box')

# What an expression of a kind may be. `<int>` stands for an expression of that kind, `<any>` for one of any, `<same>`
# for some of the same kind, `<flat>` for what holds nothing (what holds itself is soon too large), and `⟦a¦b⟧` for one
# of the texts.
EXPRESSIONS = {
    'int': [
        '(<int> ⟦+¦-¦*¦&¦|¦^¦//¦%⟧ <int>)', '(<int> << <small>)', '(<int> >> <small>)', '(<int> ** <small>)',
        '⟦-¦~¦+⟧<int>', 'len(<⟦str¦bytes¦list¦tuple¦dict¦set¦box⟧>)', '⟦abs¦int¦hash¦round⟧(<int>)',
        'int(<⟦float¦str¦bool⟧>)', 'sum(x for x in range(<small>) if x % 2)',
        '<str>.⟦count¦find¦index¦rfind⟧(<str>)', '<list>.count(<any>)', 'int(<str>, ⟦0¦2¦16¦36⟧)', 'ord(<str>[0])',
        '<bytes>[<int>]', 'divmod(<int>, <int>)[0]', 'pow(<int>, <small>, <int>)', '(<int>).bit_length()',
        'int.from_bytes(<bytes>, ⟦"big"¦"little"⟧, signed=<bool>)', '<box>.⟦value¦double⟧',
        'max(<int>, <int>, key=lambda v: v % 3)', '(lambda x, *y, z=1: x + len(y) + z)(<int>, *<tuple>)',
        '[*<list>, 5][<small>]',
    ],
    'float': [
        '(<float> ⟦+¦-¦*¦/¦//¦%⟧ <⟦float¦int⟧>)', '(<int> / <int>)', 'float(<⟦int¦str⟧>)', 'abs(<float>)',
        'round(<float>, <small>)', 'float.fromhex((<float>).hex())', '(<float> ** ⟦2¦0.5¦-1⟧)',
        'min(<float>, <int>)', 'sum([<float>, <float>, <int>])',
    ],
    'str': [
        '(<str> + <str>)', '(<str> * (<int> % 5))', '⟦str¦repr¦ascii⟧(<any>)', 'f"""{<known>⟦¦!r¦!s¦!a⟧:>12}"""',
        'format(<⟦int¦float¦str¦box⟧>, "<spec>")',
        '<str>.⟦upper¦lower¦title¦strip¦swapcase¦capitalize¦casefold¦lstrip¦expandtabs⟧()',
        '<str>.⟦center¦ljust¦rjust¦zfill⟧(<int> % 15)', '<str>.replace(<str>, <str>, ⟦-1¦1¦2⟧)',
        '<str>.join(map(str, <list>))', '<str>[<slice>]',
        '("⟦%5s|%r¦%s%s¦%x %d¦%08.3f %s¦%c%%%a¦%-6s<%s¦%+d %i¦%#x %o⟧" % (<any>, <any>))',
        '"⟦{}-{!r}¦{1}{0}¦{0:>7}|{1!s:^5}¦{0[0]} {1}¦{a}{}⟧".format(<any>, <any>, a=<any>)', '⟦hex¦oct¦bin⟧(<int>)',
        'chr(<int> % 70000)', '<bytes>.decode(⟦"utf-8"¦"latin-1"¦"ascii", "replace"¦"utf-8", "backslashreplace"⟧)',
        '<str>.translate({97: <str>, 98: None})', '<str>.removeprefix(<str>)',
    ],
    'bytes': [
        '(<bytes> + <bytes>)', '(<bytes> * (<int> % 4))', 'bytes(<list>)', '<bytes>[<slice>]',
        '<bytes>.⟦upper¦title¦strip¦swapcase⟧()',
        '<str>.encode(⟦¦"utf-16"¦"ascii", "ignore"¦"latin-1", "xmlcharrefreplace"⟧)',
        '(b"%b|%d" % (<bytes>, <int>))', '(<int> % 60000).to_bytes(⟦1¦2¦4⟧, ⟦"big"¦"little"⟧)',
        '<bytes>.replace(<bytes>, <bytes>)', 'bytes(memoryview(<bytes>)[::⟦1¦2¦-1⟧])',
    ],
    'list': [
        '[<any>, <any>]', '(<list> + <list>)', '(<list> * (<int> % 4))', '<list>[<slice>]',
        '[*<list>, *<tuple>, <any>]', 'list(<box>)',
        '[(i, x) for i, x in enumerate(<⟦list¦tuple¦str¦set¦dict¦bytes⟧>)⟦¦ if x¦ if not x¦ if x != 1¦ if i % 2⟧]',
        '[x * y for x in range(<small>) for y in <tuple> if x]', 'list(reversed(<list>))',
        'list(zip(<list>, range(3)))',
        'sorted(<⟦list¦tuple¦str¦set⟧>, ⟦key=str¦reverse=True¦key=repr, reverse=True⟧)', 'list(map(str, <list>))',
        'list(filter(None, <list>))', '<str>.⟦split¦rsplit¦splitlines⟧()', 'list(<str>.partition(","))',
        'list(<dict>.⟦items¦keys¦values⟧())',
    ],
    'tuple': [
        '(<any>, <any>)', 'tuple(<⟦list¦str¦bytes⟧>)', '(<tuple> + <tuple>)', '<tuple>[<slice>]',
        'divmod(<int>, <⟦int¦float⟧>)', '<box>(<any>, *<list>, **{"k": <any>})',
        'slice(<int>, <int>).indices(<int> % 20)', '(<float>).as_integer_ratio()',
    ],
    'dict': [
        '{<any>: <any>, <str>: <any>}', '{**<dict>, <int>: <any>}', '(<dict> | <dict>)',
        '{x: i for i, x in enumerate(<⟦str¦tuple¦list⟧>)}', 'dict(zip(<str>, <list>))',
        'dict.fromkeys(<⟦str¦tuple¦list⟧>, <any>)',
    ],
    'set': [
        '(<set> ⟦|¦&¦-¦^⟧ <set>)', '{x % 3 for x in range(<int> % 8)}',
        '⟦set¦frozenset⟧(map(len, [<str>, <tuple>]))', '{<int>, <int>}',
    ],
    'bool': [
        '(<same> ⟦==¦!=¦<¦<=¦>¦>=¦is not⟧ <same>)', '(<any> in <⟦list¦tuple¦dict¦set¦box⟧>)',
        '(<bool> ⟦and¦or⟧ <bool>)', '(not <any>)', 'bool(<any>)', 'isinstance(<any>, ⟦int¦str¦Box¦list | dict⟧)',
        '(<int> < <float> <= <int>)', '⟦any¦all⟧(<⟦list¦tuple¦set⟧>)',
        '<str>.⟦isdigit¦isalpha¦isupper¦isidentifier¦isspace¦isprintable⟧()', '<str>.⟦startswith¦endswith⟧(<str>)',
        '<set>.⟦issubset¦isdisjoint¦issuperset⟧(<set>)', '((w := <int>) > 3)',
    ],
    'box': [
        '(<box> + <⟦box¦int⟧>)', '(<int> + <box>)', '-<box>', 'Box.made(<int>)', '(<box> * <int>)',
        '⟦min¦max⟧(<box>, <box>)',
    ],
}

LITERALS = {
    'int': [
        '0', '1', '-1', '2', '3', '7', '10', '255', '256', '42', '-50', '2147483648', '(2**47 - 1)', '(2**48)',
        '(-2**63)', '(10**20)',
    ],
    'float': [
        '0.0', '-0.0', '1.5', '0.1', '1e16', '1e-7', '-2.75', 'float("inf")', 'float("nan")', '123456.789',
    ],
    'str': [
        '""', '"a"', '"abc"', '"Hello World"', '" x\\ty\\n"', '"é"', '"ß"', '"中文"', '"😀"', '"12"', '"-3.5"',
        '"a,b,,c"', '"%s"', '"{}"', '"Ǆ"',
    ],
    'bytes': [
        'b""', 'b"abc"', 'b"\\x00\\xff"', 'b"a b"', 'bytearray(b"xyz")',
    ],
    'list': [
        '[]', '[1, 2, 3]', '["b", "a"]', '[3, 1, 2]', '[[1], [2]]', '[0.5, 1]', '[None]',
    ],
    'tuple': [
        '()', '(1,)', '("a", 2)', '(1, 2, 3)',
    ],
    'dict': [
        '{}', '{"a": 1}', '{1: 2, 3: 4}', '{"x": [1], "y": (2,)}', '{None: 0, True: 1}',
    ],
    'set': [
        'set()', '{1, 2, 3}', '{2}', 'frozenset((1, 5))',
    ],
    'bool': [
        'True', 'False',
    ],
    'box': [
        'Box(3)', 'Box(-4)', 'Sub(5)', 'Sub(0)',
    ],
}
