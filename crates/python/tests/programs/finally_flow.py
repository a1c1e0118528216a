def show(f):
    log = []
    try:
        result = f(log)
    except Exception as e:
        result = repr(e)
    print(f.__name__, result, log)

def normal(log):
    try:
        log.append("try")
        return "from try"
    finally:
        log.append("finally")

def value_fixed(log):
    x = 1
    try:
        return x
    finally:
        x = 2
        log.append(x)

def error_inside(log):
    try:
        raise ValueError("v")
    except ValueError:
        log.append("except")
        return "from except"
    else:
        log.append("else")
    finally:
        log.append("finally")

def else_part(log):
    try:
        log.append("try")
    except ValueError:
        log.append("except")
    else:
        log.append("else")
        return "from else"
    finally:
        log.append("finally")

def nested(log):
    try:
        try:
            raise KeyError("k")
        finally:
            log.append("inner")
    finally:
        log.append("outer")

for f in (normal, value_fixed, error_inside, else_part, nested):
    show(f)
