def kept_after_guard(v):
    match v:
        case [a, b] if a > b:
            return "descending"
        case _:
            return a, b


print(kept_after_guard([1, 2]), kept_after_guard([2, 1]))


def evaluate(e):
    match e:
        case int() | float():
            return e
        case ("+", l, r):
            return evaluate(l) + evaluate(r)
        case ("*", l, r):
            return evaluate(l) * evaluate(r)
        case ("-", x):
            return -evaluate(x)
        case _:
            raise ValueError(f"cannot evaluate {e!r}")


print(evaluate(("+", 1, ("*", 2, ("-", 3.5)))))
try:
    evaluate(("/", 1, 2))
except ValueError as e:
    print(e)
