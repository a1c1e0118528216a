"""A loop's handler of a signal runs as a callback of the loop."""
import asyncio
import signal


async def main():
    loop = asyncio.get_running_loop()
    got = loop.create_future()
    loop.add_signal_handler(signal.SIGUSR1, got.set_result, "signal came")
    signal.raise_signal(signal.SIGUSR1)
    print("raised, handled later:", got.done())
    print(await got)
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))


asyncio.run(main())
