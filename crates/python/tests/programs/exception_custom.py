class AppError(Exception):
    def __init__(self, code, *details):
        super().__init__(f"code {code}")
        self.code = code
        self.details = details


class NotFound(AppError):
    def __str__(self):
        return f"not found: {self.details}"


class Bare(Exception):
    def __init__(self, a, b):
        self.a, self.b = a, b


class WithRepr(Exception):
    def __repr__(self):
        return "<custom repr>"


class Keyword(Exception):
    def __init__(self, *, reason):
        self.reason = reason


class Both(KeyError, AttributeError):
    pass


for e in (AppError(5, "x"), NotFound(404, "a", "b"), Bare(1, 2), WithRepr("text"), Keyword(reason="r"), Both("k")):
    try:
        raise e
    except AppError as caught:
        print("app", repr(caught), str(caught), caught.code, caught.details, caught.args)
    except Both as caught:
        print("both", repr(caught), str(caught), isinstance(caught, LookupError))
    except Exception as caught:
        print("other", repr(caught), str(caught), caught.args, caught.__dict__)
print([c.__name__ for c in NotFound.__mro__])
print(issubclass(Both, LookupError), NotFound.__bases__[0].__name__, AppError(1).code)


class Counted(Exception):
    made = 0

    def __new__(cls, *args):
        cls.made += 1
        return super().__new__(cls, *args)


try:
    raise Counted
except Counted as e:
    print(Counted.made, e.args)
