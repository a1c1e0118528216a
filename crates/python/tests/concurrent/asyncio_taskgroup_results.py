"""A TaskGroup waits for all its tasks; their results are in the tasks."""
import asyncio


async def double(n):
    await asyncio.sleep(0.001 * (3 - n))
    return n * 2


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(double(n), name=f"double-{n}") for n in range(4)]
        print("inside:", [t.done() for t in tasks])
    print("outside:", {t.get_name(): t.result() for t in tasks})
    async with asyncio.TaskGroup() as empty:
        pass
    async with asyncio.TaskGroup() as outer:
        async def spawner():
            return await outer.create_task(double(2))
        task = outer.create_task(spawner())
    print(task.result())


asyncio.run(main())
