# Counters: counting, arithmetic, order and what is missing.
from collections import Counter

count = Counter("abracadabra")
print(count, count["z"], "z" in count, count.most_common(2), count.total(), sorted(count.elements())[:4])
count.update("zz")
count.subtract({"a": 7, "q": 1})
print(count, +count, -count)
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=-1)
print(a + b, a - b, a & b, a | b, a == Counter(b=1, a=3, c=0), a <= a + Counter(a=1), a > b, Counter(a=1) < Counter(a=2))
a += b
print(a)
a -= Counter(a=10)
print(a, Counter([1, 1, 2]) == Counter({1: 2, 2: 1}), Counter(), Counter(None), Counter({"x": "text"})["x"])
del a["nothing"]
print(Counter(a=1).copy(), Counter("ab") | Counter("bb"), repr(Counter({"n": None})), dict(Counter("aab")))
for wrong in [lambda: Counter.fromkeys("ab"), lambda: Counter(3), lambda: Counter("a", "b"), lambda: Counter("a") + 3, lambda: Counter([[]])]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).replace("cannot use 'list' as a dict key (", "").rstrip(")"))
words = "the cat the dog the end".split()
print(Counter(words).most_common(), Counter(len(word) for word in words), max(Counter(words), key=Counter(words).get))
