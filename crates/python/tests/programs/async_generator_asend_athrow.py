async def echo():
    got = "start"
    while True:
        try:
            got = yield f"have {got}"
        except ValueError as e:
            got = f"error {e}"
        except GeneratorExit:
            print("closing")
            raise

def run(coro):
    while True:
        try:
            coro.send(None)
        except StopIteration as e:
            return e.value

async def main():
    g = echo()
    print(await g.asend(None))
    print(await g.asend(1))
    print(await g.athrow(ValueError("bad")))
    print(await g.__anext__())
    await g.aclose()
    try:
        await g.asend(2)
    except StopAsyncIteration:
        print("ended")
    g = echo()
    try:
        await g.asend("early")
    except TypeError as e:
        print(type(e).__name__)
    g = echo()
    await g.asend(None)
    try:
        await g.athrow(KeyError("not handled"))
    except KeyError as e:
        print("KeyError", e)
    return "main done"

print(run(main()))

async def leaks():
    yield 1
    raise StopAsyncIteration

async def leaking():
    try:
        async for _ in leaks():
            pass
    except RuntimeError as e:
        return str(e)

print(run(leaking()))
