def show(e):
    print(repr(e), "|", str(e), "|", e.args)


show(Exception())
show(Exception("one"))
show(Exception("one", 2))
show(ValueError(""))
show(ValueError(None))
show(ValueError(("tuple",)))
show(KeyError("key"))
show(KeyError("a", "b"))
show(KeyError())
show(KeyError(1))
show(OSError("text"))
show(OSError(2, "No such file"))
show(OSError(2, "No such file", "name.txt"))
show(StopIteration(3))
show(SystemExit(4))
show(Exception(ValueError("nested")))
e = Exception("before")
e.args = ("after", 1)
show(e)
e.args = "ab"
show(e)
o = OSError(13, "denied", "f")
print(o.errno, o.strerror, o.filename, type(o).__name__)
print(type(OSError(2, "x")).__name__, type(OSError(17, "x")).__name__, IOError is OSError, EnvironmentError is OSError)
u = None
try:
    b"\xff".decode("utf-8")
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)
    print(e)
s = SyntaxError("bad", ("file", 3, 5, "text"))
print(s.msg, s.filename, s.lineno, s.offset, s.text)
print(ImportError("m", name="n", path="p").name, AttributeError("a", name="x", obj=1).name, NameError("n", name="q").name)
try:
    Exception(key=1)
except TypeError as e:
    print(e)
show(Exception("x").with_traceback(None))
print(Exception("a") == Exception("a"), BaseException("b").args)
