"""A task that goes away while it waits is reported on standard error."""
import asyncio
import gc


async def forever(future):
    await future


loop = asyncio.new_event_loop()
task = loop.create_task(forever(loop.create_future()), name="forsaken")
loop.run_until_complete(asyncio.sleep(0))
loop.close()
print("the task is pending:", not task.done())
del task
gc.collect()
print("the task is gone")
