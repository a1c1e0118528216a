# What nobody awaited, and exceptions that nobody asked for.
import asyncio
import logging
import sys
import warnings

def show(message, category, filename, lineno, file=None, line=None):
    print("warned:", category.__name__, message)

warnings.showwarning = show
logging.basicConfig(stream=sys.stdout, format="%(name)s %(levelname)s %(message)s")
logging.getLogger("asyncio").addFilter(lambda record: print("logged:", record.getMessage().splitlines()[0]))

async def forgotten():
    pass

async def lost():
    raise ValueError("lost")

async def main():
    forgotten()
    task = asyncio.create_task(lost(), name="lost")
    await asyncio.sleep(0.01)
    del task
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("k"))
    del future
    await asyncio.sleep(0)
    asked = asyncio.create_task(lost())
    await asyncio.wait([asked])
    print(repr(asked.exception()))
    del asked
    asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(0)
    return "left one behind"

print(asyncio.run(main()))
closed = forgotten()
closed.close()
print("end")
