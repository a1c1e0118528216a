# Attributes that are not there, that cannot be set, and what the errors keep.
import sys
import math


class Plain:
    value = 1

    def method(self): ...

    @property
    def only(self):
        return 1

    @property
    def breaks(self):
        return self.nothing


class Slots:
    __slots__ = ("a", "b")


class Meta(type):
    @property
    def of_meta(cls):
        return 3


class WithMeta(metaclass=Meta): ...


plain, slots = Plain(), Slots()
for text in ["plain.missing", "Plain.missing", "slots.a", "slots.c", "plain.only.x", "plain.breaks", "None.x", "(1).x", "'a'.x", "[].x", "(lambda: 1).x", "math.nothing", "len.x", "int.x", "type.x", "plain.method.x", "WithMeta.nothing", "WithMeta().of_meta", "super(Plain, plain).nothing", "Ellipsis.x", "(i for i in ()).x", "(1).real.x", "{}.items().x", "range(3).x", "NotImplemented.x", "slice(1).x", "Exception().x", "sys.nothing"]:
    try:
        print(eval(text))
    except AttributeError as error:
        print(text, "|", error, "|", error.name, "|", type(error.obj).__name__)
for text in ["plain.only = 1", "del plain.only", "slots.c = 1", "del plain.missing", "(1).x = 1", "'a'.x = 1", "[].append = 1", "len.x = 1", "int.x = 1", "del int.bit_length", "None.x = 1", "object().x = 1", "Plain.method.x = 1", "plain.method.x = 1", "(1).real = 5", "del (1).real", "{}.x = 1", "Exception().args = 3", "plain.__class__ = int", "plain.__class__ = 3", "plain.__dict__ = 3", "del plain.__dict__", "Plain.__name__ = 3", "Plain.__bases__ = ()", "Plain.__dict__ = {}", "type.x = 1", "(lambda: 1).__code__ = 3", "(lambda: 1).__defaults__ = 3", "WithMeta.of_meta = 1", "range(3).start = 1", "slice(1).stop = 2", "Plain.__class__ = 4", "del Plain.missing", "(lambda: 1).__name__ = 1", "(lambda: 1).__dict__ = 1", "del (lambda: 1).__name__", "plain.__class__ = Slots"]:
    try:
        exec(text)
        print(text, "is done")
    except (AttributeError, TypeError) as error:
        print(text, "|", type(error).__name__, str(error).split(" and no __dict__")[0])
