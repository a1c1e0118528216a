"""asyncio.run gives the value of the coroutine, raises its error, and wants a coroutine."""
import asyncio


async def main(value):
    await asyncio.sleep(0)
    if value < 0:
        raise ValueError(f"negative: {value}")
    return value * 2


print(asyncio.run(main(21)))
try:
    asyncio.run(main(-1))
except ValueError as error:
    print("raised:", error)
try:
    asyncio.run(main)
except (ValueError, TypeError) as error:
    print("not a coroutine:", type(error).__name__ in ("ValueError", "TypeError"))
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
