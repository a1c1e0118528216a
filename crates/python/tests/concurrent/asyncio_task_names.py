"""Names of tasks: by default, given, changed, and current_task and all_tasks."""
import asyncio


async def who():
    await asyncio.sleep(0)
    return asyncio.current_task().get_name()


async def main():
    print(asyncio.current_task().get_name())
    tasks = [asyncio.create_task(who()), asyncio.create_task(who(), name="mine"), asyncio.create_task(who(), name=7)]
    print([t.get_name() for t in tasks])
    tasks[0].set_name("changed")
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    print(await asyncio.gather(*tasks))
    print(len(asyncio.all_tasks()), tasks[0].get_coro().__name__)


asyncio.run(main())
