# Abstract classes: registered subclasses, hooks, abstract properties, and what cannot be made.
from abc import ABC, ABCMeta, abstractmethod, update_abstractmethods
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableSequence, Sequence, Set, Sized


class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...

    @abstractmethod
    def draw(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...


class Half(Shape):
    def draw(self):
        return "drawn"


for kind in [Shape, Half]:
    try:
        kind()
    except TypeError as error:
        print(str(error).split(" with")[0])
print(sorted(Half.__abstractmethods__))


class Duck(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, "quack") else NotImplemented


class Bird:
    def quack(self): ...


@Duck.register
class Decoy: ...


print(issubclass(Bird, Duck), isinstance(Decoy(), Duck), issubclass(int, Duck), isinstance(3, Duck), Duck.register(int) is int, isinstance(3, Duck), Duck in Bird.__mro__)
print(isinstance([], Sequence), isinstance({}, Mapping), isinstance(len, Callable), isinstance([], Hashable), isinstance(iter([]), Iterator), isinstance("", Sized), isinstance(set(), Set), isinstance(range(3), Sequence))


class Numbers(MutableSequence):
    def __init__(self):
        self.inner = []

    def __getitem__(self, at): return self.inner[at]
    def __setitem__(self, at, value): self.inner[at] = value
    def __delitem__(self, at): del self.inner[at]
    def __len__(self): return len(self.inner)
    def insert(self, at, value): self.inner.insert(at, value)


numbers = Numbers()
numbers.extend([3, 1, 2])
numbers += [9]
numbers.reverse()
print(list(numbers), numbers.pop(), 9 in numbers, numbers.index(1), numbers.count(2), list(reversed(numbers)))
numbers.remove(9)
print(numbers.inner, isinstance(numbers, Iterable))


class Late(ABC):
    @abstractmethod
    def go(self): ...


Late.go = lambda self: "goes"
update_abstractmethods(Late)
print(Late().go())
try:
    Shape.register(3)
except TypeError as error:
    print(error)
