# Augmented assignment: the operator's name in the message, in place or not, and what stays.
class Inplace:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(("iadd", other))
        return self

    def __sub__(self, other):
        return "sub"

    def __imul__(self, other):
        return NotImplemented

    def __rmul__(self, other):
        return "rmul"

    __itruediv__ = None


for text in ["x = 1; x += 'a'", "x = []; x += 1", "x = []; x += 'ab'", "x = (1,); x += [2]", "x = 'a'; x -= 1", "x = {1}; x |= [1]", "x = {1}; x |= {2}", "x = {}; x |= [(1, 2)]", "x = {}; x |= 5", "x = None; x //= 1", "x = 5; x **= 'a'", "x = 5; x @= 2", "x = 1; x <<= 1.0", "x = 1.5; x %= 'a'", "x = b'a'; x += 'b'", "x = bytearray(b'a'); x += 'b'", "x = bytearray(b'a'); x += b'b'", "x = [1]; x *= 2", "x = [1]; x *= 'a'", "y += 1", "x = 1; x &= None", "x = 2; x >>= 1; x ^= 3; x |= 8", "x = frozenset([1]); x -= {1}", "x = ([],); x[0] += [1]"]:
    names = {}
    try:
        exec(text, names)
        print(text, "->", names["x"])
    except Exception as error:
        print(text, "|", type(error).__name__, error, names.get("x"))
thing = Inplace()
same = thing
thing += 5
print(thing is same, thing.log)
for text in ["thing -= 1", "thing *= 2", "thing /= 2"]:
    scope = {"thing": same}
    try:
        exec(text, scope)
        print(text, scope["thing"] if isinstance(scope["thing"], str) else "kept")
    except TypeError as error:
        print(text, "|", error)
data = {"k": [1]}
data["k"] += [2]
print(data)


def once():
    print("evaluated once")
    return data


once()["k"] *= 2
print(data)
