"""asyncio.run inside of a running loop is refused."""
import asyncio
import warnings

warnings.simplefilter("ignore")


async def inner():
    return "inner"


async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()
    loop = asyncio.get_running_loop()
    coroutine = inner()
    try:
        loop.run_until_complete(coroutine)
    except RuntimeError as error:
        print(error)
    print(await coroutine)


asyncio.run(main())
