"""Awaitables of one's own: __await__ with a generator, and with a future."""
import asyncio


class Pause:
    def __init__(self, times):
        self.times = times

    def __await__(self):
        for i in range(self.times):
            print("pause", i)
            yield
        return f"paused {self.times} times"


class Box:
    def __init__(self):
        self.future = asyncio.get_running_loop().create_future()

    def __await__(self):
        return self.future.__await__()


async def main():
    print(await Pause(2))
    print(await asyncio.gather(Pause(1), asyncio.sleep(0, "slept")))
    box = Box()
    asyncio.get_running_loop().call_soon(box.future.set_result, "opened")
    print(await box)
    for wrong in (5, None, "text"):
        try:
            await wrong
        except TypeError as error:
            print(error)


asyncio.run(main())
