class Pause:
    def __await__(self):
        try:
            got = yield "paused"
            return got
        finally:
            print("pause over")

async def worker(name):
    try:
        while True:
            try:
                print(name, await Pause())
            except ValueError as e:
                print(name, "handled", e)
    except GeneratorExit:
        print(name, "closed")
        raise
    finally:
        print(name, "finally")

async def outer():
    await worker("w")

c = outer()
print(c.send(None), c.send("one"), c.throw(ValueError("v")), c.send("two"))
c.close()
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)
d = outer()
try:
    d.throw(KeyError("before start"))
except KeyError as e:
    print(repr(e))
e = outer()
e.send(None)
try:
    e.throw(KeyError("unhandled"))
except KeyError as error:
    print(repr(error))
outer().close()

async def stubborn():
    try:
        await Pause()
    except GeneratorExit:
        await Pause()

s = stubborn()
s.send(None)
try:
    s.close()
except RuntimeError as error:
    print(error)
s.close()
print("ended", s.cr_frame)
