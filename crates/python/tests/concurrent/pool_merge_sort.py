"""Parts of a list are sorted by workers and merged in the parent."""
import heapq
import random
from multiprocessing import Pool

if __name__ == "__main__":
    numbers = random.Random(7).sample(range(1000), 40)
    parts = [numbers[i::4] for i in range(4)]
    with Pool(2) as pool:
        runs = pool.map(sorted, parts)
    merged = list(heapq.merge(*runs))
    print(merged[:8], merged[-3:])
    print(merged == sorted(numbers))
