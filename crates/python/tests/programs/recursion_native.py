class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __bool__(self):
        return bool(self)

    def __call__(self):
        return self()

    def __getitem__(self, key):
        return self[key]

    def __iter__(self):
        return iter(self)

    def __add__(self, other):
        return self + other

    def __hash__(self):
        return hash(self)


def attempt(label, fn):
    try:
        print(label, fn())
    except RecursionError as e:
        print(label, type(e).__name__)


loop = Loop()
attempt("getattr", lambda: loop.name)
attempt("repr", lambda: repr(loop))
attempt("eq", lambda: loop == 1)
attempt("bool", lambda: not loop)
attempt("call", lambda: loop())
attempt("getitem", lambda: loop[0])
attempt("iter", lambda: list(loop))
attempt("add", lambda: loop + 1)
attempt("hash", lambda: {loop})
attempt("key", lambda: sorted([1, 2], key=lambda x: (lambda f: f(f))(lambda f: f(f))))
attempt("fine", lambda: sum(range(10)))
