def sign(n):
    return "neg" if n < 0 else "zero" if n == 0 else "pos"


print([sign(n) for n in (-5, 0, 5)])
print((1 if True else 2) + (3 if False else 4), 1 if True else 2 + 100)
log = []


def t(x):
    log.append(x)
    return x


print(t("then") if t(True) else t("else"), t("then") if t(False) else t("else"), log)
print([x if x % 2 else -x for x in range(5)])
print({("even" if x % 2 == 0 else "odd"): x for x in range(4)})
print((lambda x: "a" if x else "b")(0), (lambda x: "a" if x else "b")(1))
f = (str.upper if len("x") else str.lower)
print(f("Mixed"))
x = [1, 2] if not [] else None
x[0 if x else 1] += 10
print(x)
print("yes" if "a" in "cat" and not "z" in "cat" else "no")
a, b = (1, 2) if x else (3, 4)
print(a, b)
y = 1, 2 if x else 3
print(y)
print(*(["one"] if x else ["other"]), sep="-")
print((yes := "kept") if True else (no := "never"), "no" in globals())


def nested(a, b):
    return ("both" if b else "first") if a else ("second" if b else "neither")


print([nested(a, b) for a in (0, 1) for b in (0, 1)])
