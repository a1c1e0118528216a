"""Two thousand tasks that count together."""
import asyncio

count = 0


async def work(n):
    global count
    for _ in range(3):
        await asyncio.sleep(0)
        count += 1
    return n


async def main():
    results = await asyncio.gather(*(work(n) for n in range(2000)))
    print(sum(results), count)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n)) for n in range(300)]
    print(sum(t.result() for t in tasks), count, len(asyncio.all_tasks()))


asyncio.run(main())
