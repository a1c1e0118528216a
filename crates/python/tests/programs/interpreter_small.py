# A small language: tokens, a parser by precedence, an evaluator with functions and scopes.
import operator
import re

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Za-z_]\w*)|(==|<=|>=|!=|\*\*|[-+*/%()<>=,;{}]))")
BINARY = {"==": (1, operator.eq), "!=": (1, operator.ne), "<": (2, operator.lt), ">": (2, operator.gt), "<=": (2, operator.le), ">=": (2, operator.ge), "+": (3, operator.add), "-": (3, operator.sub), "*": (4, operator.mul), "/": (4, operator.truediv), "%": (4, operator.mod), "**": (6, operator.pow)}


def tokens(text):
    at = 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        if not match:
            raise SyntaxError(f"unexpected {text[at]!r} at {at}")
        at = match.end()
        number, name, symbol = match.groups()
        yield ("number", float(number) if "." in number else int(number)) if number else ("name", name) if name else ("symbol", symbol)
    yield "end", None


class Parser:
    def __init__(self, text):
        self.all, self.at = list(tokens(text)), 0

    def peek(self): return self.all[self.at]

    def next(self):
        self.at += 1
        return self.all[self.at - 1]

    def expect(self, symbol):
        if (got := self.next()[1]) != symbol:
            raise SyntaxError(f"expected {symbol!r}, got {got!r}")

    def expression(self, least=0):
        match self.next():
            case "number", value:
                left = lambda env: value
            case "name", name if self.peek()[1] == "(":
                self.next()
                arguments = []
                while self.peek()[1] != ")":
                    arguments.append(self.expression())
                    if self.peek()[1] == ",":
                        self.next()
                self.next()
                left = lambda env: env[name](*[a(env) for a in arguments])
            case "name", name:
                left = lambda env: env[name]
            case "symbol", "(":
                left = self.expression()
                self.expect(")")
            case "symbol", "-":
                inside = self.expression(5)
                left = lambda env: -inside(env)
            case kind, value:
                raise SyntaxError(f"unexpected {kind} {value!r}")
        while (symbol := self.peek()[1]) in BINARY and BINARY[symbol][0] > least:
            rank, function = BINARY[self.next()[1]]
            right = self.expression(rank - (symbol == "**"))
            left = (lambda f, l, r: lambda env: f(l(env), r(env)))(function, left, right)
        return left


env = {"x": 5, "max": max, "twice": lambda n: n * 2}
for text in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 - 3 - 2", "x % 3 == 2", "max(1, twice(x), 3) + 0.5", "7 / 2", "1 +", "(1", "y + 1", "1 / 0", "3 $ 4", "1 < 2", "twice()"]:
    try:
        print(text, "=", Parser(text).expression()(env))
    except (SyntaxError, KeyError, ZeroDivisionError, TypeError) as error:
        print(text, "|", type(error).__name__, error)
