"""An error in a callback is logged on standard error and the loop goes on."""
import asyncio


def broken():
    raise ValueError("in a callback")


async def main():
    asyncio.get_running_loop().call_soon(broken)
    await asyncio.sleep(0)
    print("the loop goes on")


asyncio.run(main())
