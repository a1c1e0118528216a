log = []

def t(x):
    log.append(x)
    return x

def flush(label):
    print(label, log)
    log.clear()

def f(*args, **kw):
    log.append("call")

def fn():
    log.append("fn")
    return f

fn()(t(1), *[t(2), t(3)], t(4), k=t(5), **{t("d"): t(6)})
flush("call")
_ = t(1) + t(2) * t(3) - t(4)
flush("arithmetic")
_ = {t("k1"): t("v1"), t("k2"): t("v2")}
flush("dict")
_ = [t(1), t(2)], (t(3), t(4))
flush("list")
d = {}
d[t("key")] = t("value")
flush("subscript store")
_ = t([1, 2, 3])[t(0):t(2):t(1)]
flush("slice")
_ = t(1) if t(0) else t(2)
flush("conditional")
_ = t(1) < t(2) < t(1) < t(5)
flush("compare")
a = b = t("shared")
flush("chain")
t(d)[t("x")], t(d)[t("y")] = t("left"), t("right")
flush("tuple store")

class Base:
    pass

def deco(n):
    t(f"make {n}")
    return lambda c: (t(f"apply {n}"), c)[1]

@deco(1)
@deco(2)
class Made(t(Base) and Base):
    t("body")

log = [x if isinstance(x, str) else "Base" for x in log]
flush("class")
