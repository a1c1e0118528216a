"""Pi by darts: each worker has a seed of its own, so the sum is always the same."""
import random
from multiprocessing import Pool


def hits(args):
    seed, darts = args
    rng = random.Random(seed)
    return sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(darts))


if __name__ == "__main__":
    with Pool(2) as pool:
        counts = pool.map(hits, [(seed, 2000) for seed in range(4)])
    print(counts)
    print(f"pi is about {4 * sum(counts) / 8000}")
