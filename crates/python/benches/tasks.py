"""A thousand tasks that each give way a hundred times: what a turn of a task takes. Run it on both machines, in turns."""

import asyncio
import time


async def give_way():
    for _ in range(100):
        await asyncio.sleep(0)


async def main():
    begin = time.process_time()
    await asyncio.gather(*(give_way() for _ in range(1000)))
    print(f"{(time.process_time() - begin) * 10:.2f} us a turn")


asyncio.run(main())
