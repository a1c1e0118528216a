"""wrap_future makes a future of a thread's work awaitable."""
import asyncio
from concurrent.futures import Future, ThreadPoolExecutor


async def main():
    with ThreadPoolExecutor(1) as pool:
        concurrent = pool.submit(sum, range(10))
        wrapped = asyncio.wrap_future(concurrent)
        print(await wrapped, asyncio.isfuture(concurrent))
    by_hand = Future()
    wrapped = asyncio.wrap_future(by_hand)
    print(asyncio.wrap_future(wrapped) is wrapped)
    by_hand.set_exception(OSError("carried over"))
    try:
        await wrapped
    except OSError as error:
        print(error)
    other = Future()
    wrapped = asyncio.wrap_future(other)
    wrapped.cancel()
    await asyncio.sleep(0)
    print("cancelled as well:", other.cancelled())


asyncio.run(main())
