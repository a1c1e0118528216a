"""A coroutine that is never awaited is warned of on standard error."""
import asyncio


async def forgotten():
    print("never printed")


async def main():
    forgotten()
    print("main goes on")


asyncio.run(main())
