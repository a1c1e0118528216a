"""asyncio with run_in_executor and a pool of processes."""
import asyncio
from concurrent.futures import ProcessPoolExecutor


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def fail():
    raise ValueError("from the worker")


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        jobs = [loop.run_in_executor(pool, fibonacci, n) for n in (10, 15, 5)]
        print(await asyncio.gather(*jobs))
        try:
            await loop.run_in_executor(pool, fail)
        except ValueError as error:
            print("error:", error)
        async with asyncio.timeout(30):
            print(await loop.run_in_executor(pool, sum, [1, 2, 3]))


if __name__ == "__main__":
    asyncio.run(main())
