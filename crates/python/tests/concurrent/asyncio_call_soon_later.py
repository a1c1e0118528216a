"""call_soon, call_later and call_at: order, arguments, handles that are cancelled."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []
    done = loop.create_future()
    loop.call_later(0.2, log.append, "later 0.2")
    loop.call_later(0.1, log.append, "later 0.1")
    handle = loop.call_later(5, log.append, "cancelled")
    loop.call_soon(log.append, "soon 1")
    loop.call_soon(log.append, "soon 2")
    soon = loop.call_soon(log.append, "cancelled as well")
    loop.call_at(loop.time() + 0.3, done.set_result, "end")
    print(handle.cancelled(), handle.when() > loop.time())
    handle.cancel()
    soon.cancel()
    print(handle.cancelled(), soon.cancelled(), log)
    print(await done)
    print(log)
    loop.call_later(-5, log.append, "in the past")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(log[-1])


asyncio.run(main())
