# What a metaclass may give as the order of a class, and what not.
def made(order):
    class Meta(type):
        def mro(cls):
            return order(cls)

    class Made(metaclass=Meta):
        x = 1

    return Made


orders = [
    lambda cls: [cls, 1, object],
    lambda cls: [],
    lambda cls: None,
    lambda cls: (cls, int, object),
    lambda cls: [cls, list, object],
    lambda cls: [str] + type.mro(cls),
    lambda cls: [cls, object],
    lambda cls: (cls, Exception, object),
]
for order in orders:
    try:
        print(made(order).__mro__)
    except TypeError as error:
        print(error)
