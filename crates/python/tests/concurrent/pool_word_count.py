"""Map and reduce with a pool of processes: count words."""
from collections import Counter
from functools import reduce
from multiprocessing import Pool

TEXT = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity"""


def count(line):
    return Counter(word.strip(",").lower() for word in line.split())


if __name__ == "__main__":
    with Pool(2) as pool:
        total = reduce(lambda a, b: a + b, pool.map(count, TEXT.splitlines()))
    for word, n in sorted(total.items(), key=lambda item: (-item[1], item[0]))[:6]:
        print(f"{word:>6}: {n}")
