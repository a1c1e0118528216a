class Pause:
    def __init__(self, what):
        self.what = what
    def __await__(self):
        return (yield self.what)

class Counter:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        return await Pause(self.i) or self.i

async def collect(n, stop_at=None):
    out = []
    async for x in Counter(n):
        if x == stop_at:
            break
        if x == 1:
            continue
        out.append(x)
    else:
        out.append("else")
    return out

def run(coro, answer=None):
    seen = []
    sent = None
    while True:
        try:
            seen.append(coro.send(sent))
            sent = answer
        except StopIteration as e:
            return e.value, seen

print(run(collect(4)), run(collect(4, 3)), run(collect(2), "sent"), run(collect(0)))

async def wrong(x):
    async for _ in x:
        pass

for bad in ([1, 2], 5):
    try:
        run(wrong(bad))
    except TypeError as e:
        print(e)

async def unpacking():
    result = {}
    async for result["key"] in Counter(2):
        print(result)

run(unpacking())
print(run(anext(Counter(3)).__await__())[0], aiter(c := Counter(1)) is c)
