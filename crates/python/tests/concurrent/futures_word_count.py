"""Map and reduce over a pool of threads: count words."""
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import reduce

TEXT = """the quick brown fox jumps over the lazy dog
the dog sleeps and the fox runs
a quick dog is a happy dog"""


def count(line: str) -> Counter:
    return Counter(line.split())


with ThreadPoolExecutor() as pool:
    total = reduce(Counter.__add__, pool.map(count, TEXT.splitlines()), Counter())
for word, times in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:5]:
    print(f"{word:<6}{'*' * times}")
print(sum(total.values()), "words")
