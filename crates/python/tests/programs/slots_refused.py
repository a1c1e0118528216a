# Places that a class cannot have: on instances of varying size, twice, and where they are there already.
class Plain: ...


class Weak:
    __slots__ = ("__weakref__",)


class Open:
    __slots__ = ("__dict__",)


for base, slots in [("int", "('x',)"), ("tuple", "('x',)"), ("bytes", "'x'"), ("type", "('x',)"), ("int", "()"), ("str", "('x',)"), ("list", "('x',)"), ("object", "('__dict__', '__dict__')"), ("object", "('__weakref__', '__weakref__')"), ("Plain", "('__dict__',)"), ("Plain", "('__weakref__',)"), ("Weak", "('__weakref__',)"), ("Weak", "('__dict__',)"), ("Open", "('__dict__',)"), ("Open", "('__weakref__',)"), ("object", "5"), ("object", "None"), ("object", "{'a': 'words'}"), ("dict", "('x',)"), ("Exception", "('__dict__',)"), ("object", "('__dict__', '__weakref__', 'a')")]:
    try:
        exec(f"class Made({base}): __slots__ = {slots}")
        print(base, slots, "is made")
    except TypeError as error:
        print(base, slots, "|", str(error).split(": ")[0])
