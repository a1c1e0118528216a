"""A pipeline of tasks with queues, which ends by a sentinel."""
import asyncio
from dataclasses import dataclass


@dataclass(frozen=True)
class Order:
    number: int
    items: tuple


async def source(out):
    for number, items in enumerate((("tea", "milk"), ("coffee",), ()), start=1):
        await out.put(Order(number, items))
    await out.put(None)


async def price(inbox, out):
    prices = {"tea": 2.5, "coffee": 3.0, "milk": 0.5}
    while (order := await inbox.get()) is not None:
        await out.put((order, sum(prices[i] for i in order.items)))
    await out.put(None)


async def sink(inbox):
    total = 0
    while (pair := await inbox.get()) is not None:
        order, amount = pair
        print(f"{order}: {amount:.2f}")
        total += amount
    return total


async def main():
    first, second = asyncio.Queue(1), asyncio.Queue(1)
    async with asyncio.TaskGroup() as group:
        group.create_task(source(first))
        group.create_task(price(first, second))
        total = group.create_task(sink(second))
    print(f"total {total.result():.2f}")


asyncio.run(main())
