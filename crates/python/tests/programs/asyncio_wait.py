# wait and as_completed.
import asyncio

async def after(delay, value):
    await asyncio.sleep(delay)
    if value == "bad":
        raise ValueError(value)
    return value

def names(tasks):
    return sorted(task.get_name() for task in tasks)

async def main():
    tasks = [asyncio.create_task(after(delay / 10, delay), name=f"t{delay}") for delay in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending, timeout=0.001)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending)
    print(names(done), names(pending))
    tasks = [asyncio.create_task(after(0.001, "bad"), name="bad"), asyncio.create_task(after(1, 1), name="slow")]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), repr(tasks[0].exception()))
    tasks[1].cancel()
    for call in (lambda: asyncio.wait([]), lambda: asyncio.wait(tasks[0])):
        try:
            await call()
        except (ValueError, TypeError) as error:
            print(type(error).__name__)
    for earliest in asyncio.as_completed([after(0.15, "c"), after(0.05, "a"), after(0.1, "b")]):
        print(await earliest)
    try:
        for earliest in asyncio.as_completed([after(1, "late")], timeout=0.01):
            await earliest
    except TimeoutError:
        print("too late")

asyncio.run(main())
