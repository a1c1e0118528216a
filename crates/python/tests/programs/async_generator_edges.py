# Async generators: closing, hooks, sends before the start, returns, and errors.
import asyncio
import sys


async def ticker(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    finally:
        await asyncio.sleep(0)
        print("ticker closes")


async def main():
    gen = ticker(3)
    try:
        await gen.asend("early")
    except TypeError as error:
        print(error)
    print(await gen.asend(None), await gen.asend("x"), await anext(gen), await anext(gen, "default"))
    print(await anext(gen, "again"), gen.ag_running, gen.ag_frame)
    try:
        await anext(gen)
    except StopAsyncIteration as error:
        print("over", error.args)
    async for value in ticker(5):
        if value == 1:
            break
    print("left the loop")
    closing = ticker(2)
    await anext(closing)
    await closing.aclose()
    await closing.aclose()
    thrown = ticker(2)
    await anext(thrown)
    try:
        await thrown.athrow(ValueError("thrown"))
    except ValueError as error:
        print("caught", error)

    async def stubborn():
        try:
            yield 1
        except GeneratorExit:
            yield 2

    bad = stubborn()
    await anext(bad)
    try:
        await bad.aclose()
    except RuntimeError as error:
        print(error)

    async def stops():
        yield 1
        raise StopAsyncIteration

    try:
        async for _ in stops():
            pass
    except RuntimeError as error:
        print(error)
    busy = ticker(2)
    first = busy.asend(None)
    try:
        first.send(None)
    except StopIteration as error:
        print("value", error.value)
    try:
        first.send(None)
    except RuntimeError as error:
        print(error)
    await busy.aclose()
    print([x async for x in ticker(2)], {x: y async for x, y in pairs()}, sum([x async for x in ticker(3) if x]))
    agen = (x * 2 async for x in ticker(2))
    print(type(agen).__name__, [y async for y in agen])
    try:
        for x in ticker(1):
            pass
    except TypeError as error:
        print(error)
    try:
        async for x in [1]:
            pass
    except TypeError as error:
        print(error)
    print("hooks", sys.get_asyncgen_hooks().firstiter is not None)


async def pairs():
    yield "a", 1
    yield "b", 2


asyncio.run(main())
print("after run", sys.get_asyncgen_hooks())
