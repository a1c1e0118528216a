log = []


def t(x):
    log.append(x)
    return x


def f(v):
    match t(v):
        case int(n) if t(n > 10):
            return f"big {n}"
        case int(n) if t(n > 5):
            return f"medium {n}"
        case [x, y] | (x, y, _):
            return f"two of {x} {y}"
        case {"a": x} | [_, _, _, x]:
            return f"alternatives {x}"
        case (1 | 2 | 3) as small, *_:
            return f"small {small}"
        case n if isinstance(n, int):
            return f"captured {n}"
        case _ if t(False):
            return "never"


for v in (20, 7, 3, (1, 2), [1, 2, 3], {"a": 5}, [1, 2, 3, 4], [2, 0, 0, 0, 0], "x"):
    print(f(v), log)
    log.clear()


def no_case(v):
    match v:
        case 1:
            result = "one"
    try:
        return result
    except UnboundLocalError:
        return "unbound"


print(no_case(1), no_case(2))


def in_loop():
    out = []
    for v in (1, "skip", 2, "stop", 3):
        match v:
            case "skip":
                continue
            case "stop":
                break
            case int():
                out.append(v)
    else:
        out.append("else")
    return out


print(in_loop())
