"""A debouncer that cancels its pending task at each new call."""
import asyncio


class Debouncer:
    def __init__(self, wait, function):
        self.wait, self.function = wait, function
        self.task = None
        self.cancelled = 0

    async def _later(self, value):
        try:
            await asyncio.sleep(self.wait)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        self.function(value)

    def __call__(self, value):
        if self.task and not self.task.done():
            self.task.cancel()
        self.task = asyncio.create_task(self._later(value))
        return self.task


async def main():
    seen = []
    search = Debouncer(0.15, seen.append)
    for text in ("p", "py", "pyt"):
        search(text)
        await asyncio.sleep(0)
    await search("python")
    print(seen, search.cancelled)
    await search("again")
    print(seen, search.cancelled)


asyncio.run(main())
