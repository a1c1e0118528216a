"""A publisher and subscribers, each with its own queue."""
import asyncio


class Hub:
    def __init__(self):
        self.subscribers = set()

    def publish(self, message):
        for queue in self.subscribers:
            queue.put_nowait(message)

    def subscribe(self):
        return Subscription(self)


class Subscription:
    def __init__(self, hub):
        self.hub, self.queue = hub, asyncio.Queue()

    async def __aenter__(self):
        self.hub.subscribers.add(self.queue)
        return self

    async def __aexit__(self, *info):
        self.hub.subscribers.discard(self.queue)

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await self.queue.get()
        if message is None:
            raise StopAsyncIteration
        return message


async def listen(hub, limit):
    seen = []
    async with hub.subscribe() as messages:
        async for message in messages:
            seen.append(message)
            if len(seen) == limit:
                break
    return seen


async def main():
    hub = Hub()
    tasks = [asyncio.create_task(listen(hub, limit)) for limit in (2, 10)]
    await asyncio.sleep(0)
    for message in ("one", "two", "three", None):
        hub.publish(message)
    print(await asyncio.gather(*tasks), len(hub.subscribers))


asyncio.run(main())
