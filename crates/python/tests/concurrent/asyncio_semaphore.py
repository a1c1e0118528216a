"""An asyncio.Semaphore limits how many tasks are inside; BoundedSemaphore counts."""
import asyncio

inside = most = 0


async def visit(semaphore):
    global inside, most
    async with semaphore:
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.002)
        inside -= 1


async def main():
    semaphore = asyncio.Semaphore(3)
    await asyncio.gather(*(visit(semaphore) for _ in range(10)))
    print("most at once:", most, "locked:", semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    print(bounded.locked())
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
