a, b, c = 1, 2, 3
del a, (b, c)
for name in ("a", "b", "c"):
    print(name, name in globals())
items = list(range(10))
del items[0], items[-1]
print(items)
del items[1:3], items[::2]
print(items)
d = {"x": 1, "y": {"z": 2}}
del d["x"], d["y"]["z"]
print(d)

def attempt(what, fn):
    try:
        fn()
        print(what, "ok")
    except Exception as e:
        print(what, type(e).__name__, e)

def missing_key():
    del d["missing"]

def missing_index():
    del items[50]

def of_tuple():
    t = (1, 2)
    del t[0]

def of_str():
    s = "ab"
    del s[0]

class Thing:
    shared = 1

def missing_attribute():
    del Thing().shared

def attribute():
    del Thing.shared

attempt("key", missing_key)
attempt("index", missing_index)
attempt("tuple", of_tuple)
attempt("str", of_str)
attempt("instance", missing_attribute)
attempt("class", attribute)
attempt("again", attribute)
try:
    del undefined_name
except NameError as e:
    print(e)
