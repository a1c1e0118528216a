"""A coroutine that yields what is no future fails with RuntimeError."""
import asyncio
import re


class Bad:
    def __await__(self):
        yield self.value


def bad(value):
    thing = Bad()
    thing.value = value
    return thing


async def main():
    for value in ("text", 5, [1]):
        try:
            await asyncio.ensure_future(bad(value))
        except RuntimeError as error:
            print(re.sub(r"<Task.*?>>?", "<Task>", str(error)))
    task = None

    async def wait_for_itself():
        await task

    task = asyncio.create_task(wait_for_itself())
    try:
        await task
    except RuntimeError as error:
        print(re.sub(r"<Task.*>", "<Task>", str(error)))


asyncio.run(main())
