"""What stands before all cases of a program: classes of its own, and how values and exceptions are told."""

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
