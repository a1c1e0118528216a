class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def celsius(self):
        """In degrees."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("deleting")
        del self._celsius

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    kelvin = property(lambda self: self._celsius + 273)


t = Temperature(20)
print(t.celsius, t.fahrenheit, t.kelvin)
t.celsius = 30
t.celsius += 5
print(t.celsius, t.__dict__, Temperature.celsius.__doc__)
try:
    t.celsius = -500
except ValueError as e:
    print(e)
for action in ("t.fahrenheit = 1", "del t.fahrenheit", "t.kelvin = 0"):
    try:
        exec(action)
    except AttributeError:
        print("AttributeError", action)
del t.celsius
try:
    t.celsius
except AttributeError as e:
    print(e)
t.__dict__["fahrenheit"] = "ignored"
t._celsius = 0
print(t.fahrenheit)


class Sub(Temperature):
    @Temperature.celsius.getter
    def celsius(self):
        return self._celsius + 1000


s = Sub(1)
s.celsius = 5
print(s.celsius, type(Sub.celsius).__name__, Sub.celsius.fset is Temperature.celsius.fset, Sub.kelvin.fset)
