# SIGINT cancels the main task of asyncio.run, which raises KeyboardInterrupt; handlers of a loop.
import asyncio
import signal

async def interrupted():
    asyncio.get_running_loop().call_later(0.01, signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled")
        raise

try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print("interrupted")
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)

async def handled():
    loop, event = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, event.set)
    signal.raise_signal(signal.SIGUSR1)
    await asyncio.wait_for(event.wait(), 1)
    print("heard", loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    for wrong in (signal.SIGKILL, 1000):
        try:
            loop.add_signal_handler(wrong, event.set)
        except (RuntimeError, ValueError) as error:
            print(type(error).__name__, error)
    try:
        loop.add_signal_handler(signal.SIGUSR1, handled)
    except TypeError as error:
        print(error)

asyncio.run(handled())
