"""A TaskGroup that was not entered, is over, or is entered twice."""
import asyncio
import re


def said(error):
    return re.sub(r"<TaskGroup.*?>", "<TaskGroup>", str(error))


async def main():
    group = asyncio.TaskGroup()
    coroutine = asyncio.sleep(0)
    try:
        group.create_task(coroutine)
    except RuntimeError as error:
        print(said(error))
    coroutine.close()
    async with group:
        pass
    coroutine = asyncio.sleep(0)
    try:
        group.create_task(coroutine)
    except RuntimeError as error:
        print(said(error))
    coroutine.close()
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(said(error))


asyncio.run(main())
