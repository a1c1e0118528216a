"""Tasks that are left when main returns are cancelled and waited for."""
import asyncio


async def background(name):
    try:
        while True:
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "is cancelled at the end")
        await asyncio.sleep(0)
        print(name, "has cleaned up")
        raise


async def main():
    tasks = [asyncio.create_task(background(n)) for n in ("the task",)]
    await asyncio.sleep(0)
    print("main returns")
    return tasks


tasks = asyncio.run(main())
print([t.cancelled() for t in tasks])
