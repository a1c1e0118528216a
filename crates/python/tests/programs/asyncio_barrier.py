# Barrier: all wait for all, again and again; breaking and resetting.
import asyncio

async def main():
    barrier, log = asyncio.Barrier(3), []

    async def party(name):
        for turn in range(2):
            await asyncio.sleep(0)
            position = await barrier.wait()
            log.append((turn, name))
            if position == 0:
                log.append("leader")
    await asyncio.gather(*(party(name) for name in "abc"))
    print([entry for entry in log if entry != "leader"].count((1, "a")), log.count("leader"), len(log))
    turns = [entry[0] for entry in log if entry != "leader"]
    print(turns == sorted(turns), barrier.parties, barrier.n_waiting, barrier.broken)
    waiting = [asyncio.create_task(barrier.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    for result in await asyncio.gather(*waiting, return_exceptions=True):
        print(type(result).__name__)
    print(barrier.broken)
    await barrier.reset()
    print(barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError:
        print("at least one")
    async with asyncio.Barrier(1) as position:
        print(position)

asyncio.run(main())
