"""Bound methods, partials and classes as work."""
import functools
import operator
from concurrent.futures import ThreadPoolExecutor


class Greeter:
    def __init__(self, greeting):
        self.greeting = greeting

    def greet(self, name):
        return f"{self.greeting}, {name}"

    __call__ = greet

    @staticmethod
    def shout(text):
        return text.upper()

    @classmethod
    def polite(cls):
        return cls("Good day").greeting


with ThreadPoolExecutor() as pool:
    hello = Greeter("Hello")
    print(pool.submit(hello.greet, "Ann").result())
    print(pool.submit(hello, "Ben").result())
    print(pool.submit(Greeter.shout, "loud").result(), pool.submit(Greeter.polite).result())
    print(pool.submit(functools.partial(int, base=2), "1010").result())
    print(list(pool.map(operator.attrgetter("greeting"), [hello, Greeter("Hi")])))
    print(pool.submit(5).exception())
