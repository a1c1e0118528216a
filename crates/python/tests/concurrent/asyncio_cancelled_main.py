"""A main coroutine that cancels itself ends asyncio.run with CancelledError."""
import asyncio


async def main():
    asyncio.current_task().cancel("by itself")
    print("still runs until the next await")
    try:
        await asyncio.sleep(0)
    finally:
        print("finally")


try:
    asyncio.run(main())
except asyncio.CancelledError as error:
    print("CancelledError", error.args)
print("after")
