"""new_event_loop, run_until_complete, run_forever and stop, close."""
import asyncio


async def value():
    await asyncio.sleep(0)
    return "value"


loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed())
print(loop.run_until_complete(value()))
future = loop.create_future()
loop.call_soon(future.set_result, 9)
print(loop.run_until_complete(future))
log = []
loop.call_soon(log.append, "before stop")
loop.call_soon(loop.stop)
loop.call_soon(log.append, "same turn")
loop.run_forever()
print(log)
pending = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(pending)
except RuntimeError as error:
    print(error)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
loop.close()
coroutine = value()
for attempt in (lambda: loop.run_until_complete(coroutine), lambda: loop.call_soon(print), lambda: loop.call_later(1, print)):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
coroutine.close()
