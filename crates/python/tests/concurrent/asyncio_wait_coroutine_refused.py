"""wait takes tasks only; coroutines are refused."""
import asyncio
import warnings

warnings.simplefilter("ignore")


async def main():
    coroutine = asyncio.sleep(0)
    try:
        await asyncio.wait([coroutine])
    except TypeError as error:
        print(error)
    coroutine.close()


asyncio.run(main())
