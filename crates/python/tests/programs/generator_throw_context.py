# The context of what is thrown into a generator, contexts in rings, and a class that makes no exception of itself.
def inner():
    yield


def outer():
    try:
        raise KeyError("a")
    except KeyError:
        yield from inner()


generator = outer()
next(generator)
try:
    generator.throw(ValueError)
except ValueError as error:
    print(repr(error.__context__))


class Odd(Exception):
    def __new__(cls):
        return 1


def plain():
    yield


generator = plain()
try:
    generator.throw(Odd)
except TypeError as error:
    print("TypeError")
print(list(generator))


def ring():
    try:
        raise ValueError(1)
    except ValueError as error:
        error.__context__ = error
        raise TypeError(2)


try:
    ring()
except TypeError as error:
    context = error.__context__
    print(repr(context), context.__context__ is context)


# An iterator that cannot be asked for itself again goes well with a generator expression.
class Count:
    number = 0

    def __next__(self):
        self.number += 1
        if self.number > 2:
            raise StopIteration
        return self.number


class Counts:
    def __iter__(self):
        return Count()


print(list(x for x in Counts()), [x for x in Counts()])
