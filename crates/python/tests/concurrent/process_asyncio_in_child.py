"""Each child runs a loop of asyncio of its own."""
import asyncio
import multiprocessing


async def fetch(n):
    await asyncio.sleep(0.001 * n)
    return n * 10


async def gather_all(numbers):
    return await asyncio.gather(*map(fetch, numbers))


def work(numbers, queue):
    queue.put(asyncio.run(gather_all(numbers)))


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    processes = [multiprocessing.Process(target=work, args=(list(range(n)), queue)) for n in (2, 3)]
    for p in processes:
        p.start()
    results = [queue.get() for _ in processes]
    for p in processes:
        p.join()
    print(sorted(results))
