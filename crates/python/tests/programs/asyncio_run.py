# asyncio.run and Runner: results, exceptions, and what may not be run.
import asyncio

async def five():
    return 5

async def fails():
    raise ValueError("inside")

print(asyncio.run(five()))
try:
    asyncio.run(fails())
except ValueError as error:
    print(repr(error), error.__traceback__ is not None)

async def again():
    coro = five()
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        print(error)
    coro.close()

asyncio.run(again())
with asyncio.Runner() as runner:
    loop = runner.get_loop()
    print(runner.run(five()), loop.is_running(), loop.is_closed())
    async def same():
        return asyncio.get_running_loop() is loop
    print(runner.run(same()))
print(loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)

async def leaves():
    raise SystemExit(3)

try:
    asyncio.run(leaves())
except SystemExit as error:
    print("exit", error.code)

loop = asyncio.new_event_loop()
print(loop.run_until_complete(five()), loop.is_running())
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
print(loop.is_closed(), asyncio.iscoroutinefunction(five), asyncio.iscoroutine(5), asyncio.isfuture(5))
