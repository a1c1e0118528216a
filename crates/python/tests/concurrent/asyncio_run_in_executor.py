"""run_in_executor with the default pool and with a pool of one's own."""
import asyncio
import functools
import threading
from concurrent.futures import ThreadPoolExecutor


def name():
    return threading.current_thread().name


async def main():
    loop = asyncio.get_running_loop()
    print((await loop.run_in_executor(None, name)).startswith("asyncio_"))
    with ThreadPoolExecutor(1, "own") as pool:
        print(await loop.run_in_executor(pool, name))
        print(await loop.run_in_executor(pool, functools.partial(int, "ff", base=16)))
        future = loop.run_in_executor(pool, divmod, 17, 5)
        print(isinstance(future, asyncio.Future), await future)
        try:
            await loop.run_in_executor(pool, [].pop)
        except IndexError as error:
            print(error)
    try:
        loop.run_in_executor(pool, name)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
