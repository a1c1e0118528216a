"""Bound methods, static methods, partials and callable objects as targets."""
import functools
import multiprocessing


class Greeter:
    def __init__(self, greeting):
        self.greeting = greeting

    def greet(self, name):
        print(self.greeting, name)

    def __call__(self, name):
        print("called:", self.greeting, name)

    @staticmethod
    def static(name):
        print("static:", name)

    @classmethod
    def of_class(cls, name):
        print(cls.__name__, name)


def power(base, exponent):
    print(base ** exponent)


if __name__ == "__main__":
    g = Greeter("Hi")
    for target in (g.greet, g, Greeter.static, Greeter.of_class, print):
        p = multiprocessing.Process(target=target, args=("Bob",))
        p.start()
        p.join()
    p = multiprocessing.Process(target=functools.partial(power, 2), kwargs={"exponent": 5})
    p.start()
    p.join()
