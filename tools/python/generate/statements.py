"""Statements at random, and whole cases of them."""

import re

from .expressions import Expressions
from .grammar import LITERALS, TYPES


class Maker(Expressions):
    """Makes one case."""

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
        self.pick(
            self.test, self.repeat, self.count_down, self.attempt, self.function, self.generator, self.match,
            self.context, self.klass,
        )(depth - 1)

    def assign(self):
        kind = self.kind()
        value = self.expr(kind)
        self.line(f'{self.new(kind)} = {value}')

    def update(self):
        kind = self.pick('int', 'float', 'str', 'list', 'tuple', 'set', 'dict', 'bytes', 'box')
        if self.names[kind]:
            name = self.pick(*self.names[kind])
            operators = {
                'set': self.pick('|', '&', '-', '^'), 'dict': '|', 'int': self.pick('+', '-', '*', '//', '&', '|', '^'),
            }
            operator = operators.get(kind, '+')
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
                f'{name}.append(<flat>)', f'{name}.extend(<str>)', f'{name}.insert(<small>, <int>)',
                f'{name}.reverse()', f'{name}[<int>] = <int>', f'{name}[<slice>] = list(<str>)',
                f'del {name}[<slice>]', f'{name}.sort()', f'show({name}.pop())', f'{name}.remove(<int>)',
            ]
        if self.names['dict']:
            name = self.pick(*self.names['dict'])
            options += [
                f'{name}[<any>] = <flat>', f'show({name}.pop(<int>, None))',
                f'{name}.setdefault(<str>, []).append(1)', f'del {name}[<str>]',
                f'{name}.update(a=<int>)', f'show({name}.popitem())',
            ]
        if self.names['box']:
            options += [f'{self.pick(*self.names["box"])}.double = <int>']
        self.line(self.pick(*options) if options else 'show(<any>)')
        for name in self.names['list']:
            self.line(f'del {name}[99:]') if f' {name}.' in self.lines[-1] else None

    def unpack(self):
        # The names are bound only when the values have been made.
        forms = '*LIST, STR = <str>', 'INT, *LIST = <⟦list¦tuple⟧>', '(INT, INT) = divmod(<int>, 7)'
        text = self.fill(self.pick(*forms))
        self.line(re.sub('LIST|INT|STR', lambda found: self.new(found[0].lower()), text))

    def leave(self):
        if self.in_loop and self.random.random() < 0.3:
            return self.line(f'if {self.expr("bool")}: {self.pick("break", "continue")}')
        raises = 'if <bool>: raise ⟦ValueError¦KeyError¦Box⟧(<int>)'
        self.line(self.pick('show(<any>, <any>)', 'assert <bool>, <str>', raises))

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
        source = self.pick(
            'range(<int> % 6)', '<list>[:9]', '<tuple>', '<str>', '<dict>', 'zip(<list>[:9], <str>)',
            'enumerate(<str>, 2)', '<box>', 'reversed(<list>)',
        )
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
        head = f'def {name}(a={self.expr("int")}, /, *rest, key={self.expr(kind)}, **more):'
        self.inner(head, depth, lambda: f'return ({self.expr(kind)}, a, rest, more)')
        call = self.pick(
            f'{self.expr("int")}, *{self.expr("list")}', f'key={self.expr(kind)}', f'**{{"u": {self.expr("int")}}}',
            f'{self.expr("int")}, b=1',
        )
        self.line(f'{self.new("tuple")} = {name}({call})')

    def generator(self, depth):
        self.count += 1
        name = f'g{self.count}'
        lasts = 'yield a', 'got = yield a; yield got', 'return (yield from [a, 1])', 'yield from range(a % 4)'
        self.inner(f'def {name}(a):', depth, lambda: self.pick(*lasts))
        made = f'{name}({self.expr("int")})'
        self.line(f'{self.new("list")} = {self.pick(f"list({made})", f"sorted({made})", f"[*map(repr, {made})]")}')

    def match(self, depth):
        self.line(f'match {self.expr(self.kind())}:')
        self.indent += 1
        patterns = [
            '0 | 1 | -1', '[]', '[first, *others]', 'str() as text', "{'a': one, **left}", '(1, 2)', 'float(real)',
            'Box(value=inside)', 'int() if w0', "'a' | b'abc'", 'bool()',
        ]
        for pattern in self.random.sample(patterns, 3):
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
