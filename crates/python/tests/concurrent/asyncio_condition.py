"""An asyncio.Condition: wait_for, notify some, notify all, errors without the lock."""
import asyncio


async def main():
    condition = asyncio.Condition()
    stock = []
    got = []

    async def customer(name):
        async with condition:
            await condition.wait_for(lambda: stock)
            got.append((name, stock.pop(0)))

    tasks = [asyncio.create_task(customer(n)) for n in ("Ann", "Bob", "Cid")]
    await asyncio.sleep(0)
    for bread, notify in (("rye", condition.notify), ("oat", condition.notify_all), ("spelt", condition.notify_all)):
        async with condition:
            stock.append(bread)
            notify()
        await asyncio.sleep(0.05)
        print(got)
    await asyncio.gather(*tasks)
    for attempt in (condition.notify, condition.notify_all):
        try:
            attempt()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
