"""Expressions at random, of values whose kinds are known."""

import random
import re

from .grammar import EXPRESSIONS, LITERALS, TYPES


class Expressions:
    """Makes expressions of names that are known, and lines of them."""

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
                fill, *parts, precision, form = (self.pick(*choice).strip() for choice in choices)
                return (fill and fill.replace('*', '*^')) + ''.join(parts) + (precision and '.' + precision) + form
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
