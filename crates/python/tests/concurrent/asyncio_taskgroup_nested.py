"""Nested TaskGroups give nested groups of errors."""
import asyncio


async def fail(text):
    raise ValueError(text)


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(asyncio.sleep(5))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail("deep"))
    except ExceptionGroup as error:
        print(repr(error))
        print(error.subgroup(ValueError) is error or error.subgroup(ValueError))
        print(error.split(KeyError)[0])
    try:
        async with asyncio.TaskGroup() as outer:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail("uncaught inside"))
    except* ValueError as group:
        leaf = group
        while isinstance(leaf, ExceptionGroup):
            leaf = leaf.exceptions[0]
        print(leaf)


asyncio.run(main())
