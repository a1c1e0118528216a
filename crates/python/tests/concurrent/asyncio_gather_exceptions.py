"""gather raises the first error, or gives errors as results with return_exceptions."""
import asyncio

finished = []


async def work(n):
    await asyncio.sleep(0)
    if n % 2:
        raise ValueError(f"odd: {n}")
    for _ in range(5):
        await asyncio.sleep(0)
    finished.append(n)
    return n


async def main():
    results = await asyncio.gather(*map(work, range(4)), return_exceptions=True)
    for result in results:
        print(repr(result))
    finished.clear()
    try:
        await asyncio.gather(*map(work, range(4)))
    except ValueError as error:
        print("first error:", error, finished)
    await asyncio.sleep(0.05)
    print("the others went on:", finished)


asyncio.run(main())
