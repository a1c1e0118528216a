log = []


class Meta(type):
    def __new__(mcls, name, bases, namespace):
        log.append(name)
        return super().__new__(mcls, name, bases, namespace)


class Good(metaclass=Meta):
    x = 1


print(log, Good.x)
try:
    class Bad(Good):
        y = 1 / 0
except ZeroDivisionError:
    print("class body failed", log, "Bad" in globals())


class Worse(Good):
    print("in the body")
    z = int("not a number")
