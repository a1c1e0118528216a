class Meta(type):
    def __new__(mcls, name, bases, namespace, **kw):
        print("new", name, [b.__name__ for b in bases], kw)
        namespace["added"] = f"by meta to {name}"
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        print("init", name)
        super().__init__(name, bases, namespace)

    def describe(cls):
        return f"class {cls.__name__}"

    @property
    def size(cls):
        return len(cls.__name__)

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter(cls.__name__)

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __contains__(cls, item):
        return item in cls.__name__

    def __getattr__(cls, name):
        return f"meta attribute {name}"

class A(metaclass=Meta, option=1):
    x = 1

class B(A):
    pass

print(A, type(B), A.added, B.added, A.describe(), B.size, len(A), list(B), "A" in A, A.anything)
print(isinstance(A, Meta), issubclass(Meta, type), type(Meta) is type)
a = A()
try:
    a.describe()
except AttributeError as e:
    print("AttributeError", a.added)

class Other(type):
    pass

try:
    class Mixed(A, metaclass=Other):
        pass
except TypeError as e:
    print(str(e).split(":")[0])

class Function(metaclass=lambda name, bases, ns, **kw: (name, bases, sorted(k for k in ns if k[0] != "_"), kw), k=2):
    attribute = 1

print(Function)
