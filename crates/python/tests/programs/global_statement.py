x = "module"

def reads():
    return x

def rebinds():
    global x
    x = "rebound"

def shadows():
    x = "local"
    return x

def creates():
    global made, also
    made = 1
    also = 2

print(reads(), shadows(), x)
rebinds()
print(reads(), x)
try:
    made
except NameError as e:
    print(e)
creates()
print(made, also, "made" in globals())

def outer():
    x = "enclosing"
    def inner():
        global x
        x = "from inner"
        return x

    return inner(), x

print(outer(), x)

def removes():
    global made
    del made

removes()
try:
    print(made)
except NameError as e:
    print(e)

class Body:
    global in_class
    in_class = "put in the module"
    own = 1

print(in_class, hasattr(Body, "in_class"), Body.own)
for text in ("def f():\n  x = 1\n  global x", "def f(x):\n  global x"):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as e:
        print(e.msg)
