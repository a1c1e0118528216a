class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return f"resumed with {got}"

async def child(name):
    print(name, "before")
    got = await Suspend(name)
    print(name, "after", got)
    return name.upper()

async def parent():
    a = await child("a")
    b = await child("b")
    return a + b

p = parent()
print(p.send(None))
print(p.send(1))
try:
    p.send(2)
except StopIteration as e:
    print("result", e.value)

class Ready:
    def __await__(self):
        return iter([])

class Wrong:
    def __await__(self):
        return [1]

async def uses(x):
    return await x

try:
    uses(Ready()).send(None)
except StopIteration as e:
    print("ready", e.value)
try:
    uses(Wrong()).send(None)
except TypeError as e:
    print(e)
c = child("direct")
it = c.__await__()
print(next(it))
try:
    it.send("S")
except StopIteration as e:
    print(e.value)
w = parent()
w.send(None)
print(w.cr_running, w.cr_await is not None, w.cr_frame is not None)
w.close()
print(w.cr_frame)
