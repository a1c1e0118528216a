"""An asyncio.Barrier holds tasks until all have come; async with gives the position."""
import asyncio

log = []
positions = []


async def worker(name, barrier):
    for phase in (1, 2):
        log.append((phase, name))
        async with barrier as position:
            assert len([1 for p, _ in log if p == phase]) == 3
            positions.append(position)


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(worker(n, barrier) for n in "abc"))
    print(sorted(log), sorted(positions))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    task = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print("waiting:", barrier.n_waiting)
    await barrier.abort()
    try:
        await task
    except asyncio.BrokenBarrierError as error:
        print("broken:", error, barrier.broken)
    await barrier.reset()
    print(barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError:
        print("at least one")


asyncio.run(main())
