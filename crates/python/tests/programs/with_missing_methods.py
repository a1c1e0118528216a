# Which method a context manager misses, and which statement it is made for.
class Enter:
    def __enter__(self):
        pass


class Exit:
    def __exit__(self, *args):
        pass


class Both(Enter, Exit):
    pass


class Async:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *args):
        pass


async def awaits(manager):
    async with manager:
        pass


for manager in [object(), Enter(), Exit(), Async()]:
    try:
        with manager:
            pass
    except TypeError as error:
        print(error)
for manager in [object(), Both()]:
    try:
        awaits(manager).send(None)
    except TypeError as error:
        print(error)

# Nothing may leave a handler of `except*`.
for word in ["break", "continue", "return 1"]:
    for text in ["def f():\n for x in y:\n  try: pass\n  except* A:\n   {}", "def f():\n try: pass\n except* A:\n  {}"]:
        try:
            compile(text.format(word), "<text>", "exec")
        except SyntaxError as error:
            print(word, error.msg)
compile("try: pass\nexcept* A:\n for x in y: break", "<text>", "exec")


class Limits:
    type Alias[T: [S for S in (int, str)]] = T


print(Limits.Alias.__type_params__[0].__bound__)
match 3:
    case _ as y if y > 2:
        print(y)
    case _:
        pass
