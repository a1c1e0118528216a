class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield
        return self.v


async def items(*values):
    for v in values:
        yield await Pause(v)


async def double(x):
    return await Pause(x * 2)


async def main():
    print([x async for x in items(1, 2, 3)])
    print({x % 2 async for x in items(1, 2, 3)}, {x: x * x async for x in items(1, 2)})
    print([await double(x) for x in range(3)], [await double(x) async for x in items(5, 6) if await double(x) > 10])
    print([(x, y) async for x in items(1, 2) for y in "ab"], [(x, y) for x in "cd" async for y in items(3)])
    g = (await double(x) async for x in items(7, 8))
    print(type(g).__name__, [v async for v in g])
    plain = (await double(x) for x in (1, 2))
    print(type(plain).__name__, [v async for v in plain])
    print([[y async for y in items(x)] for x in (1, 2)])
    a, *b = [x async for x in items("p", "q", "r")]
    print(a, b, f"{await double(21)}", (await double(1), await double(2)), {"k": await double(3)})
    print(await double(1) + await double(2) ** 2, -await double(4), not await double(0))
    return await double(50) if await double(1) else None


def run(coro):
    steps = 0
    while True:
        try:
            coro.send(None)
            steps += 1
        except StopIteration as e:
            return e.value, steps


print(run(main()))
