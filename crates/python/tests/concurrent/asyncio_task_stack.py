"""get_stack and print_stack of a task that waits."""
import asyncio
import io


async def inner():
    await asyncio.sleep(10)


async def outer():
    await inner()


async def fail():
    raise ValueError("no")


async def main():
    task = asyncio.create_task(outer(), name="waiter")
    await asyncio.sleep(0)
    print([f.f_code.co_name for f in task.get_stack()])
    text = io.StringIO()
    task.print_stack(file=text)
    lines = text.getvalue().splitlines()
    print("Stack for <Task" in lines[0], lines[-1].strip())
    task.cancel()
    await asyncio.wait([task])
    print(task.get_stack())
    task = asyncio.create_task(fail())
    await asyncio.wait([task])
    print(repr(task.exception()))
    text = io.StringIO()
    task.print_stack(file=text)
    lines = text.getvalue().splitlines()
    print(lines[0].startswith("Traceback for"), lines[-1])


asyncio.run(main())
