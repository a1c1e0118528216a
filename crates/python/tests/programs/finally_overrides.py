import sys


class Nowhere:
    def write(self, text):
        return len(text)

    def flush(self):
        pass


text = """
def returns():
    try:
        return "try"
    finally:
        return "finally"

def swallows():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"

def breaks():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            break
    return "broke", i

def continues():
    seen = []
    for i in range(3):
        try:
            seen.append(i)
            if i == 1:
                return "not this"
        finally:
            continue
    return seen

def context_after():
    for _ in range(1):
        try:
            raise ValueError
        finally:
            break
    try:
        raise
    except RuntimeError as e:
        return str(e)
"""
before, sys.stderr = sys.stderr, Nowhere()
space = {}
exec(text, space)
sys.stderr = before
for name in ("returns", "swallows", "breaks", "continues", "context_after"):
    print(name, space[name]())
