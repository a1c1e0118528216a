# Locks, events, conditions, semaphores and barriers of asyncio: fairness and errors.
import asyncio


async def main():
    log = []
    lock = asyncio.Lock()

    async def locked(name):
        async with lock:
            log.append(name)
            await asyncio.sleep(0)

    await asyncio.gather(*(locked(n) for n in range(4)))
    print(log, lock.locked(), repr(lock).split(" [")[-1])
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    event = asyncio.Event()
    waiters = [asyncio.create_task(event.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(event.is_set(), event.set(), await asyncio.gather(*waiters), event.is_set(), event.clear())
    condition = asyncio.Condition()
    state = []

    async def consumer(name):
        async with condition:
            await condition.wait_for(lambda: state)
            log.append((name, state.pop()))

    consumers = [asyncio.create_task(consumer(name)) for name in "ab"]
    await asyncio.sleep(0)
    async with condition:
        state.extend([1, 2])
        condition.notify(1)
    await asyncio.sleep(0.001)
    print(log[4:])
    async with condition:
        condition.notify_all()
    await asyncio.gather(*consumers)
    print(log[4:])
    for wrong in [condition.notify, lambda: asyncio.BoundedSemaphore(0).release(), lambda: asyncio.Semaphore(-1)]:
        try:
            wrong()
        except (RuntimeError, ValueError) as error:
            print(type(error).__name__, error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)
    semaphore, active, most = asyncio.Semaphore(2), 0, 0

    async def limited(n):
        nonlocal active, most
        async with semaphore:
            active += 1
            most = max(most, active)
            await asyncio.sleep(0.001)
            active -= 1
            return n

    print(await asyncio.gather(*map(limited, range(6))), most, semaphore.locked())
    blocked = asyncio.create_task(locked("cancelled"))
    async with lock:
        await asyncio.sleep(0)
        blocked.cancel()
        await asyncio.sleep(0)
    print(blocked.cancelled(), lock.locked(), "cancelled" in log)

asyncio.run(main())
