class Pause:
    def __await__(self):
        yield "pause"

async def agen(n):
    try:
        for i in range(n):
            await Pause()
            yield i
    finally:
        print("agen finally")

def run(coro):
    pauses = 0
    while True:
        try:
            coro.send(None)
            pauses += 1
        except StopIteration as e:
            return e.value, pauses

async def consume():
    return [x async for x in agen(4) if x != 2]

print(run(consume()))
g = agen(2)
print(type(g).__name__, g.__aiter__() is g, g.__name__)
print(run(g.__anext__()), run(g.__anext__()))
try:
    run(g.__anext__())
except StopAsyncIteration as e:
    print(type(e).__name__, e.args)

async def early():
    g = agen(10)
    async for x in g:
        if x == 1:
            break
    await g.aclose()
    return x

print(run(early()))

async def delegating():
    async for x in agen(2):
        yield x * 10
    yield "last"

async def all_of():
    return [x async for x in delegating()]

print(run(all_of()))
for text in ("async def f():\n  yield 1\n  return 2", "async def f():\n  yield from []"):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as e:
        print(e.msg)
