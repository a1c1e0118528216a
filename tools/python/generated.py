"""Makes valid programs at random, and runs each on this machine's python3 and on the Python machine.

    python3 tools/python/generated.py MACHINE [SECONDS [SEED]]

MACHINE is the built example `python` of crates/python. A case is a function that computes with values of known types, so
that it mostly gets on; what it prints, and the exception that ends it, must be the same. Cases that differ are printed with
the beginning of their difference. Exceptions are compared by their classes; with `--messages` by their messages as well,
which differ between versions of CPython.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import time

PRELUDE = '''
import sys
sys.set_int_max_str_digits(0)
class Box:
    def __init__(self, value=0): self.value = value
    def __repr__(self): return f'Box({self.value!r})'
    def __eq__(self, other): return self.value == getattr(other, 'value', other)
    def __hash__(self): return hash(self.value)
    def __lt__(self, other): return self.value < getattr(other, 'value', other)
    def __add__(self, other): return Box(self.value + getattr(other, 'value', other))
    def __radd__(self, other): return Box(other + self.value)
    def __iadd__(self, other): self.value += getattr(other, 'value', other); return self
    def __mul__(self, other): return Box(self.value * other) if isinstance(other, int) else NotImplemented
    def __neg__(self): return Box(-self.value)
    def __bool__(self): return bool(self.value)
    def __len__(self): return abs(self.value) % 5
    def __iter__(self): return iter(range(len(self)))
    def __getitem__(self, key): return (self.value, key)
    def __contains__(self, item): return item == self.value
    def __call__(self, *args, **names): return (self.value, args, names)
    def __index__(self): return self.value % 7
    def __enter__(self): print('enter', self.value); return self
    def __exit__(self, cls, error, trace): print('exit', error is not None); return self.value % 2 == 0
    @property
    def double(self): return self.value * 2
    @double.setter
    def double(self, new): self.value = new // 2
    @classmethod
    def made(cls, value): return cls(value)
class Sub(Box):
    __slots__ = ('more',)
    def __repr__(self): return 'Sub' + super().__repr__()
    def __format__(self, spec): return f'<{spec}:{self.value}>'
def show(*values): print(*map(repr, values))
# CPython 3.12 and later evaluate comprehensions in the function around them, so other names are local.
def kind(error): return 'NameError' if isinstance(error, NameError) else type(error).__name__
def told(error): print(kind(error), MESSAGE, kind(error.__cause__), kind(error.__context__))
def caught(run):
    try: run()
    except Exception as error: told(error)
'''

MARK = '# case '
TYPES = ('int', 'float', 'str', 'bytes', 'list', 'tuple', 'dict', 'set', 'bool', 'box')


# What an expression of a kind may be. `<int>` stands for an expression of that kind, `<any>` for one of any, `<same>` for
# some of the same kind, `<flat>` for what holds nothing (what holds itself is soon too large), and `⟦a¦b⟧` for one of the texts.
EXPRESSIONS = {
    'int': [
        '(<int> ⟦+¦-¦*¦&¦|¦^¦//¦%⟧ <int>)', '(<int> << <small>)', '(<int> >> <small>)', '(<int> ** <small>)', '⟦-¦~¦+⟧<int>',
        'len(<⟦str¦bytes¦list¦tuple¦dict¦set¦box⟧>)', '⟦abs¦int¦hash¦round⟧(<int>)', 'int(<⟦float¦str¦bool⟧>)',
        'sum(x for x in range(<small>) if x % 2)', '<str>.⟦count¦find¦index¦rfind⟧(<str>)', '<list>.count(<any>)',
        'int(<str>, ⟦0¦2¦16¦36⟧)', 'ord(<str>[0])', '<bytes>[<int>]', 'divmod(<int>, <int>)[0]', 'pow(<int>, <small>, <int>)',
        '(<int>).bit_length()', 'int.from_bytes(<bytes>, ⟦"big"¦"little"⟧, signed=<bool>)', '<box>.⟦value¦double⟧',
        'max(<int>, <int>, key=lambda v: v % 3)', '(lambda x, *y, z=1: x + len(y) + z)(<int>, *<tuple>)', '[*<list>, 5][<small>]',
    ],
    'float': [
        '(<float> ⟦+¦-¦*¦/¦//¦%⟧ <⟦float¦int⟧>)', '(<int> / <int>)', 'float(<⟦int¦str⟧>)', 'abs(<float>)',
        'round(<float>, <small>)', 'float.fromhex((<float>).hex())', '(<float> ** ⟦2¦0.5¦-1⟧)', 'min(<float>, <int>)',
        'sum([<float>, <float>, <int>])',
    ],
    'str': [
        '(<str> + <str>)', '(<str> * (<int> % 5))', '⟦str¦repr¦ascii⟧(<any>)', 'f"""{<known>⟦¦!r¦!s¦!a⟧:>12}"""',
        'format(<⟦int¦float¦str¦box⟧>, "<spec>")',
        '<str>.⟦upper¦lower¦title¦strip¦swapcase¦capitalize¦casefold¦lstrip¦expandtabs⟧()',
        '<str>.⟦center¦ljust¦rjust¦zfill⟧(<int> % 15)', '<str>.replace(<str>, <str>, ⟦-1¦1¦2⟧)', '<str>.join(map(str, <list>))',
        '<str>[<slice>]', '("⟦%5s|%r¦%s%s¦%x %d¦%08.3f %s¦%c%%%a¦%-6s<%s¦%+d %i¦%#x %o⟧" % (<any>, <any>))',
        '"⟦{}-{!r}¦{1}{0}¦{0:>7}|{1!s:^5}¦{0[0]} {1}¦{a}{}⟧".format(<any>, <any>, a=<any>)', '⟦hex¦oct¦bin⟧(<int>)', 'chr(<int> % 70000)',
        '<bytes>.decode(⟦"utf-8"¦"latin-1"¦"ascii", "replace"¦"utf-8", "backslashreplace"⟧)',
        '<str>.translate({97: <str>, 98: None})', '<str>.removeprefix(<str>)',
    ],
    'bytes': [
        '(<bytes> + <bytes>)', '(<bytes> * (<int> % 4))', 'bytes(<list>)', '<bytes>[<slice>]', '<bytes>.⟦upper¦title¦strip¦swapcase⟧()',
        '<str>.encode(⟦¦"utf-16"¦"ascii", "ignore"¦"latin-1", "xmlcharrefreplace"⟧)', '(b"%b|%d" % (<bytes>, <int>))',
        '(<int> % 60000).to_bytes(⟦1¦2¦4⟧, ⟦"big"¦"little"⟧)', '<bytes>.replace(<bytes>, <bytes>)',
        'bytes(memoryview(<bytes>)[::⟦1¦2¦-1⟧])',
    ],
    'list': [
        '[<any>, <any>]', '(<list> + <list>)', '(<list> * (<int> % 4))', '<list>[<slice>]', '[*<list>, *<tuple>, <any>]', 'list(<box>)',
        '[(i, x) for i, x in enumerate(<⟦list¦tuple¦str¦set¦dict¦bytes⟧>)⟦¦ if x¦ if not x¦ if x != 1¦ if i % 2⟧]',
        '[x * y for x in range(<small>) for y in <tuple> if x]', 'list(reversed(<list>))', 'list(zip(<list>, range(3)))',
        'sorted(<⟦list¦tuple¦str¦set⟧>, ⟦key=str¦reverse=True¦key=repr, reverse=True⟧)', 'list(map(str, <list>))',
        'list(filter(None, <list>))', '<str>.⟦split¦rsplit¦splitlines⟧()', 'list(<str>.partition(","))',
        'list(<dict>.⟦items¦keys¦values⟧())',
    ],
    'tuple': [
        '(<any>, <any>)', 'tuple(<⟦list¦str¦bytes⟧>)', '(<tuple> + <tuple>)', '<tuple>[<slice>]', 'divmod(<int>, <⟦int¦float⟧>)',
        '<box>(<any>, *<list>, **{"k": <any>})', 'slice(<int>, <int>).indices(<int> % 20)', '(<float>).as_integer_ratio()',
    ],
    'dict': [
        '{<any>: <any>, <str>: <any>}', '{**<dict>, <int>: <any>}', '(<dict> | <dict>)', '{x: i for i, x in enumerate(<⟦str¦tuple¦list⟧>)}',
        'dict(zip(<str>, <list>))', 'dict.fromkeys(<⟦str¦tuple¦list⟧>, <any>)',
    ],
    'set': [
        '(<set> ⟦|¦&¦-¦^⟧ <set>)', '{x % 3 for x in range(<int> % 8)}', '⟦set¦frozenset⟧(map(len, [<str>, <tuple>]))', '{<int>, <int>}',
    ],
    'bool': [
        '(<same> ⟦==¦!=¦<¦<=¦>¦>=¦is not⟧ <same>)', '(<any> in <⟦list¦tuple¦dict¦set¦box⟧>)', '(<bool> ⟦and¦or⟧ <bool>)', '(not <any>)',
        'bool(<any>)', 'isinstance(<any>, ⟦int¦str¦Box¦list | dict⟧)', '(<int> < <float> <= <int>)', '⟦any¦all⟧(<⟦list¦tuple¦set⟧>)',
        '<str>.⟦isdigit¦isalpha¦isupper¦isidentifier¦isspace¦isprintable⟧()', '<str>.⟦startswith¦endswith⟧(<str>)',
        '<set>.⟦issubset¦isdisjoint¦issuperset⟧(<set>)', '((w := <int>) > 3)',
    ],
    'box': ['(<box> + <⟦box¦int⟧>)', '(<int> + <box>)', '-<box>', 'Box.made(<int>)', '(<box> * <int>)', '⟦min¦max⟧(<box>, <box>)'],
}

LITERALS = {
    'int': ['0', '1', '-1', '2', '3', '7', '10', '255', '256', '42', '-50', '2147483648', '(2**47 - 1)', '(2**48)', '(-2**63)', '(10**20)'],
    'float': ['0.0', '-0.0', '1.5', '0.1', '1e16', '1e-7', '-2.75', 'float("inf")', 'float("nan")', '123456.789'],
    'str': ['""', '"a"', '"abc"', '"Hello World"', '" x\\ty\\n"', '"é"', '"ß"', '"中文"', '"\U0001f600"', '"12"', '"-3.5"', '"a,b,,c"', '"%s"', '"{}"', '"Ǆ"'],
    'bytes': ['b""', 'b"abc"', 'b"\\x00\\xff"', 'b"a b"', 'bytearray(b"xyz")'],
    'list': ['[]', '[1, 2, 3]', '["b", "a"]', '[3, 1, 2]', '[[1], [2]]', '[0.5, 1]', '[None]'],
    'tuple': ['()', '(1,)', '("a", 2)', '(1, 2, 3)'],
    'dict': ['{}', '{"a": 1}', '{1: 2, 3: 4}', '{"x": [1], "y": (2,)}', '{None: 0, True: 1}'],
    'set': ['set()', '{1, 2, 3}', '{2}', 'frozenset((1, 5))'],
    'bool': ['True', 'False'],
    'box': ['Box(3)', 'Box(-4)', 'Sub(5)', 'Sub(0)'],
}


class Maker:
    """Makes one case."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = {kind: [] for kind in TYPES}
        self.lines = []
        self.indent = 1
        self.count = 0
        self.in_loop = 0

    def pick(self, *options):
        return self.random.choice(options)

    def line(self, text):
        self.lines.append('    ' * self.indent + self.fill(text))

    def new(self, kind):
        self.count += 1
        name = f'{kind[0]}{self.count}'
        self.names[kind].append(name)
        return name

    def kind(self):
        return self.pick(*TYPES)

    # Expressions

    def fill(self, text, depth=2):
        """Puts expressions into a text."""
        text = re.sub(r'⟦(.*?)⟧', lambda found: self.pick(*found[1].split('¦')), text)
        same = self.kind()
        return re.sub(r'<([a-z]+)>', lambda found: self.stand_in(found[1], same, depth), text)

    def stand_in(self, kind, same, depth):
        match kind:
            case 'any':
                return self.expr(self.kind(), depth)
            case 'flat':
                return self.expr(self.pick('int', 'float', 'str', 'bool', 'bytes'), depth)
            case 'same':
                return self.expr(same, depth)
            case 'known':
                return self.pick('0', *(name for names in self.names.values() for name in names))
            case 'small':
                return f'({self.expr("int", depth)} % 9)'
            case 'slice':
                part = lambda: self.pick('', self.expr('int', 0), str(self.random.randint(-4, 4)))
                return f'{part()}:{part()}{self.pick("", ":", ":-1", ":2")}'
            case 'spec':
                choices = ' <>^*=', ' + ', ' #', ' 0', ' 8', ' ,_', ' 3', ' dxbefgs%cn'
                fill, sign, other, zero, width, group, precision, form = (self.pick(*choice).strip() for choice in choices)
                return (fill and fill.replace('*', '*^')) + sign + other + zero + width + group + (precision and '.' + precision) + form
        return self.expr(kind, depth) if kind in TYPES else f'<{kind}>'

    def expr(self, kind, depth=2):
        known = self.names[kind]
        if known and self.random.random() < 0.4:
            return self.pick(*known)
        if depth <= 0:
            return self.pick(*LITERALS[kind])
        if self.random.random() < 0.08:
            return self.fill(f'(<{kind}> if <bool> else <{kind}>)', depth - 1)
        return self.fill(self.pick(*EXPRESSIONS[kind]), depth - 1)

    # Statements

    def block(self, depth, most=3, keeps=0.1):
        self.indent += 1
        before = len(self.lines)
        known = {kind: list(names) for kind, names in self.names.items()}
        for _ in range(self.random.randint(1, most)):
            self.statement(depth)
        if len(self.lines) == before:
            self.line('pass')
        self.indent -= 1
        # A name that was bound in a block may be unbound behind it: seldom it is used all the same.
        if self.random.random() >= keeps:
            self.names = known

    def statement(self, depth):
        if depth <= 0 or self.random.random() < 0.45:
            return self.pick(self.assign, self.assign, self.update, self.change, self.unpack, self.leave)()
        self.pick(self.test, self.repeat, self.count_down, self.attempt, self.function, self.generator, self.match, self.context, self.klass)(depth - 1)

    def assign(self):
        kind = self.kind()
        value = self.expr(kind)
        self.line(f'{self.new(kind)} = {value}')

    def update(self):
        kind = self.pick('int', 'float', 'str', 'list', 'tuple', 'set', 'dict', 'bytes', 'box')
        if self.names[kind]:
            name = self.pick(*self.names[kind])
            operator = {'set': self.pick('|', '&', '-', '^'), 'dict': '|', 'int': self.pick('+', '-', '*', '//', '&', '|', '^')}.get(kind, '+')
            # In a loop it would grow without an end.
            bound = {'int': ' % 10**40', 'str': '[:99]', 'list': '[:99]', 'tuple': '[:99]', 'bytes': '[:99]'}.get(kind)
            value = self.pick(*LITERALS[kind]) if kind in ('list', 'tuple', 'dict') else f'<{kind}>'
            self.line(f'{name} {operator}= {value}')
            if bound:
                self.line(f'{name} = {name}{bound}')

    def change(self):
        options = []
        if self.names['list']:
            name = self.pick(*self.names['list'])
            options += [
                f'{name}.append(<flat>)', f'{name}.extend(<str>)', f'{name}.insert(<small>, <int>)', f'{name}.reverse()', f'{name}[<int>] = <int>',
                f'{name}[<slice>] = list(<str>)', f'del {name}[<slice>]', f'{name}.sort()', f'show({name}.pop())', f'{name}.remove(<int>)',
            ]
        if self.names['dict']:
            name = self.pick(*self.names['dict'])
            options += [
                f'{name}[<any>] = <flat>', f'show({name}.pop(<int>, None))', f'{name}.setdefault(<str>, []).append(1)', f'del {name}[<str>]',
                f'{name}.update(a=<int>)', f'show({name}.popitem())',
            ]
        if self.names['box']:
            options += [f'{self.pick(*self.names["box"])}.double = <int>']
        self.line(self.pick(*options) if options else 'show(<any>)')
        for name in self.names['list']:
            self.line(f'del {name}[99:]') if f' {name}.' in self.lines[-1] else None

    def unpack(self):
        # The names are bound only when the values have been made.
        text = self.fill(self.pick('*LIST, STR = <str>', 'INT, *LIST = <⟦list¦tuple⟧>', '(INT, INT) = divmod(<int>, 7)'))
        self.line(re.sub('LIST|INT|STR', lambda found: self.new(found[0].lower()), text))

    def leave(self):
        if self.in_loop and self.random.random() < 0.3:
            return self.line(f'if {self.expr("bool")}: {self.pick("break", "continue")}')
        self.line(self.pick('show(<any>, <any>)', 'assert <bool>, <str>', 'if <bool>: raise ⟦ValueError¦KeyError¦Box⟧(<int>)'))

    def test(self, depth):
        self.line(f'if {self.expr("bool")}:')
        self.block(depth)
        if self.random.random() < 0.3:
            self.line(f'elif {self.expr(self.kind())}:')
            self.block(depth)
        if self.random.random() < 0.5:
            self.line('else:')
            self.block(depth)

    def loop(self, head, depth):
        self.line(head)
        self.in_loop += 1
        self.block(depth)
        self.in_loop -= 1
        if self.random.random() < 0.3:
            self.line('else:')
            self.block(depth)

    def repeat(self, depth):
        source = self.pick('range(<int> % 6)', '<list>[:9]', '<tuple>', '<str>', '<dict>', 'zip(<list>[:9], <str>)', 'enumerate(<str>, 2)', '<box>', 'reversed(<list>)')
        self.loop(f'for {self.new("int")} in {self.fill(source)}:', depth)

    def count_down(self, depth):
        self.count += 1
        name = f'left{self.count}'
        self.line(f'{name} = {self.random.randint(1, 5)}')
        self.loop(f'while ({name} := {name} - 1) >= 0 and {self.expr("bool")}:', depth)

    def attempt(self, depth):
        self.line('try:')
        self.block(depth)
        if self.random.random() < 0.85:
            error = self.pick('ValueError', '(TypeError, KeyError)', 'Exception', 'LookupError', 'ArithmeticError')
            self.line(f'except {error} as error:')
            self.indent += 1
            self.line('print(kind(error))')
            self.indent -= 1
            self.block(depth)
            if self.random.random() < 0.3:
                self.line('else:')
                self.block(depth)
            if self.random.random() < 0.6:
                return
        self.line('finally:')
        in_loop, self.in_loop = self.in_loop, 0
        self.block(depth)
        self.in_loop = in_loop

    def inner(self, head, depth, last):
        """A function of its own, which sees the names around it."""
        saved, in_loop = {kind: list(names) for kind, names in self.names.items()}, self.in_loop
        self.in_loop = 0
        self.line(head)
        # What it assigns to is its own, so it reads no more of the names around it than it does not bind.
        self.block(depth, 4)
        self.indent += 1
        self.line(last())
        self.indent -= 1
        self.names, self.in_loop = saved, in_loop

    def function(self, depth):
        self.count += 1
        name = f'f{self.count}'
        kind = self.kind()
        self.inner(f'def {name}(a={self.expr("int")}, /, *rest, key={self.expr(kind)}, **more):', depth, lambda: f'return ({self.expr(kind)}, a, rest, more)')
        call = self.pick(f'{self.expr("int")}, *{self.expr("list")}', f'key={self.expr(kind)}', f'**{{"u": {self.expr("int")}}}', f'{self.expr("int")}, b=1')
        self.line(f'{self.new("tuple")} = {name}({call})')

    def generator(self, depth):
        self.count += 1
        name = f'g{self.count}'
        self.inner(f'def {name}(a):', depth, lambda: self.pick('yield a', 'got = yield a; yield got', 'return (yield from [a, 1])', 'yield from range(a % 4)'))
        made = f'{name}({self.expr("int")})'
        self.line(f'{self.new("list")} = {self.pick(f"list({made})", f"sorted({made})", f"[*map(repr, {made})]")}')

    def match(self, depth):
        self.line(f'match {self.expr(self.kind())}:')
        self.indent += 1
        for pattern in self.random.sample(
            ['0 | 1 | -1', '[]', '[first, *others]', 'str() as text', "{'a': one, **left}", '(1, 2)', 'float(real)', 'Box(value=inside)', 'int() if w0', "'a' | b'abc'", 'bool()'], 3
        ):
            self.line(f'case {pattern}:')
            self.block(depth, 2)
        self.line('case _: show("no case")')
        self.indent -= 1

    def context(self, depth):
        self.line(f'with {self.expr("box")} as {self.new("box")}{self.pick("", ", Box(3)")}:')
        self.block(depth)

    def klass(self, depth):
        self.count += 1
        name = f'C{self.count}'
        self.line(f'class {name}({self.pick("", "Box", "Sub", "int", "list", "dict", "str")}):')
        self.indent += 1
        self.line(f'field = {self.expr(self.kind())}')
        self.inner('def method(self, a=1):', depth, lambda: 'return (a, self.field)')
        self.indent -= 1
        self.line(f'{self.new("tuple")} = {name}().method({self.pick("", "2")})')

    def case(self):
        self.line('w0 = w = 0')
        for kind in TYPES:
            self.line(f'{self.new(kind)} = {self.pick(*LITERALS[kind])}')
        for _ in range(self.random.randint(4, 10)):
            # A case goes on after most of what goes wrong in it.
            self.line('try:')
            self.block(2, 1, keeps=1)
            self.line('except Exception as error: told(error)')
        for kind in TYPES:
            self.line(f'show({self.names[kind][0]})')
        return '\n'.join(self.lines)


def program(seeds, with_messages):
    parts = [PRELUDE.replace('MESSAGE', 'error' if with_messages else "''")]
    for seed in seeds:
        parts.append(f'def case_{seed}():\n{Maker(seed).case()}\nprint({MARK + str(seed)!r})\ncaught(case_{seed})\n')
    return '\n'.join(parts)


def outputs(command, file):
    """What each case printed; the last one has the end of the program as well."""
    try:
        ran = subprocess.run([*command, file], capture_output=True, timeout=60, env={**os.environ, 'PYTHONHASHSEED': '0'})
        text = ran.stdout.decode('utf-8', 'backslashreplace')
        if ran.returncode:
            text += f'exit code {ran.returncode}: {ran.stderr.decode("utf-8", "replace").strip()[-300:]}'
    except subprocess.TimeoutExpired:
        text = 'no end'
    found = {}
    for part in text.split(MARK):
        number, _, rest = part.partition('\n')
        found[number] = rest
    return found


def main():
    with_messages = '--messages' in sys.argv
    machine, *rest = [word for word in sys.argv[1:] if word != '--messages']
    seconds, seed = [int(word) for word in rest + ['600', '0'][len(rest):]]
    end, first, differing = time.monotonic() + seconds, seed, 0
    while time.monotonic() < end:
        seeds = range(seed, seed + 50)
        with tempfile.NamedTemporaryFile('w', suffix='.py', encoding='utf-8') as file:
            file.write(program(seeds, with_messages))
            file.flush()
            ours, theirs = outputs([machine], file.name), outputs(['python3'], file.name)
        for one in map(str, seeds):
            if ours.get(one) != theirs.get(one):
                differing += 1
                pair = zip((ours.get(one) or 'nothing').split('\n'), (theirs.get(one) or 'nothing').split('\n'))
                different = next(((a, b) for a, b in pair if a != b), ('', ''))
                print(f'{one}: {different[0][:300]} | python3: {different[1][:300]}', flush=True)
        seed += 50
    print(f'{seed - first} cases, {differing} differ')
    sys.exit(differing > 0)


if __name__ == '__main__':
    if sys.argv[1:2] == ['--case']:
        print(program([int(sys.argv[2])], '--messages' in sys.argv))
    else:
        main()
