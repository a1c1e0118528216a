# Lock, Event, Condition, Semaphore: who gets on in which order.
import asyncio

async def main():
    lock, order = asyncio.Lock(), []

    async def use(name):
        async with lock:
            order.append(name)
            await asyncio.sleep(0)
            order.append(name)
    await asyncio.gather(*(use(name) for name in "abcd"))
    print("".join(order), lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    await lock.acquire()
    waiter = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    waiter.cancel()
    await asyncio.sleep(0)
    print(lock.locked(), waiter.cancelled())
    lock.release()
    print(lock.locked())

    event, heard = asyncio.Event(), []

    async def listen(name):
        heard.append((name, await event.wait()))
    listeners = [asyncio.create_task(listen(name)) for name in range(3)]
    await asyncio.sleep(0)
    print(heard, event.is_set())
    event.set()
    await asyncio.gather(*listeners)
    print(heard, event.is_set(), await event.wait())
    event.clear()
    print(event.is_set())

    semaphore, running, most = asyncio.Semaphore(2), 0, 0

    async def limited():
        nonlocal running, most
        async with semaphore:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            running -= 1
    await asyncio.gather(*(limited() for _ in range(6)))
    print(most, semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)

    condition, items, got = asyncio.Condition(), [], []

    async def consumer(name):
        async with condition:
            await condition.wait_for(lambda: items)
            got.append((name, items.pop(0)))
    consumers = [asyncio.create_task(consumer(name)) for name in "xyz"]
    await asyncio.sleep(0)
    for item in range(3):
        async with condition:
            items.append(item)
            condition.notify(1)
        await asyncio.sleep(0)
    await asyncio.gather(*consumers)
    print(got)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)

asyncio.run(main())
