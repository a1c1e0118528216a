"""except* takes apart the group of errors."""
import asyncio


async def fetch(name):
    await asyncio.sleep(0)
    match name:
        case "missing":
            raise KeyError(name)
        case "slow":
            raise TimeoutError(name)
        case "broken":
            raise ValueError(name)
    return name


async def main(*names):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(n)) for n in names]
    except* KeyError as errors:
        print("keys:", [repr(e) for e in errors.exceptions])
    except* (TimeoutError, ValueError) as errors:
        print("others:", sorted(type(e).__name__ for e in errors.exceptions))
    else:
        print("all well:", [t.result() for t in tasks])
    finally:
        print("finally", len(names))


asyncio.run(main("a", "b"))
asyncio.run(main("missing", "a", "missing"))
asyncio.run(main("slow", "missing", "broken"))
