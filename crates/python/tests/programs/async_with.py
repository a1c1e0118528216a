class Pause:
    def __await__(self):
        yield "pause"

class Lock:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        print("enter", self.name)
        await Pause()
        return self.name

    async def __aexit__(self, kind, error, trace):
        print("exit", self.name, kind and kind.__name__, error)
        await Pause()
        return self.swallow

async def normal():
    async with Lock("a") as a, Lock("b") as b:
        print("body", a, b)
        return "returned"

async def failing():
    async with Lock("outer", swallow=True):
        async with Lock("inner"):
            raise ValueError("oops")
    return "went on"

async def looping():
    for i in range(3):
        async with Lock(i):
            if i == 1:
                break
            continue
    return i

async def passes_on():
    async with Lock("no"):
        1 / 0

def run(coro):
    steps = 0
    while True:
        try:
            coro.send(None)
            steps += 1
        except StopIteration as e:
            return e.value, steps

for f in (normal, failing, looping):
    print(run(f()))
try:
    run(passes_on())
except ZeroDivisionError as e:
    print("passed on", e)
