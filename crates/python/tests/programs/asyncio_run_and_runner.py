# run and Runner: what is left is cancelled, generators are closed, the loop is new each time.
import asyncio


async def background():
    try:
        await asyncio.sleep(100)
    finally:
        await asyncio.sleep(0)
        print("background is cleaned up")


async def agen():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("generator is closed")


async def main(value):
    asyncio.create_task(background())
    async for item in agen():
        break
    await asyncio.sleep(0)
    return value


print(asyncio.run(main(5)))
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, "a")), runner.run(asyncio.sleep(0, "b")), runner.get_loop() is runner.get_loop())
for wrong in [lambda: runner.run(asyncio.sleep(0))]:
    try:
        wrong()
    except (RuntimeError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error).split(",")[0])


async def raises():
    raise LookupError("from main")


try:
    asyncio.run(raises())
except LookupError as error:
    print(error, [f.name for f in __import__("traceback").extract_tb(error.__traceback__)][-1])


async def nested():
    coroutine = asyncio.sleep(0)
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()


asyncio.run(nested())
loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(0, "own loop")), loop.is_closed(), loop.close(), loop.is_closed())
coroutine = asyncio.sleep(0)
try:
    loop.run_until_complete(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
