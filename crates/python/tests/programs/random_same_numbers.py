# The same seed gives the numbers of CPython, in each function.
import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.randrange(0, 100, 7), random.getrandbits(70))
print(random.choice("abcdef"), random.choices("abc", k=5), random.choices("ab", weights=[1, 9], k=6))
print(random.sample(range(1000), 5), random.sample("aab", counts=[2, 1, 1], k=3))
deck = list(range(10))
random.shuffle(deck)
print(deck, random.uniform(2, 3), random.triangular(0, 10, 3))
print(random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(2), random.betavariate(2, 3))
print(random.lognormvariate(0, 1), random.gammavariate(2, 1), random.paretovariate(3), random.weibullvariate(1, 2))
print(random.vonmisesvariate(0, 4), random.randbytes(5))
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)], state[0], len(state[1]))
for seed in [0, -5, 10**30, "text", b"bytes", 2.5, None and 1, bytearray(b"x")]:
    own = random.Random(seed) if seed is not None else random.Random(1)
    print(own.random(), own.randrange(10**20))
for wrong in [lambda: random.randrange(0), lambda: random.choice([]),
              lambda: random.sample([1], 2), lambda: random.choices([], k=1), lambda: random.getrandbits(-1),
              lambda: random.choices([1], weights=[1], cum_weights=[1]), lambda: random.sample({1, 2}, 1),
              lambda: random.randrange(1, 10, 0), lambda: random.choices([1, 2], weights=[0, 0])]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
