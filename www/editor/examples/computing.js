/** Programs whose tasks compute. */

export const computing = `"""Computing: each task adds up squares, and never waits."""

INPUTS = [1_000_000, 1_000_000, 1_000_000, 1_000_000]


def work(n):
    total = 0
    for number in range(n):
        total += number * number
    return total


# Under the GIL only one thread at a time runs Python: threads save nothing.
# Processes, and threads without the GIL, compute at the same time,
# as far as there are cores for them.
`;

export const primes = `"""Primes: each task counts the primes in one range of numbers."""

PART = 60_000
INPUTS = [(first, first + PART) for first in range(0, 4 * PART, PART)]


def is_prime(number):
    if number < 2:
        return False
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return True


def work(first, end):
    count = sum(is_prime(number) for number in range(first, end))
    print(count, "primes from", first, "to", end - 1)
    return count


# The ranges are equally long, but larger numbers take longer to test: the last
# task ends last. Cut the work into more ranges, and a pool evens it out.
`;

export const words = `"""Counting words: each task counts those of one chapter."""
from collections import Counter

LINE = "the warp and the weft of the cloth are two sets of threads "
INPUTS = [10_000, 12_000, 14_000, 16_000]


def work(lines):
    text = LINE * lines
    counts = Counter()
    for word in text.split():
        counts[word] += 1
    word, times = counts.most_common(1)[0]
    print(f"“{word}” comes {times} times")
    return dict(counts)


# Each task makes its text itself, so that nothing large is copied to a process.
# The answer is copied back: it is small, because only the counts are returned.
`;

export const image = `"""An image filter: each task blurs one band of a picture."""

WIDTH, HEIGHT, BANDS = 320, 240, 4
INPUTS = range(BANDS)


def pixel(x, y):
    """A picture that needs no file: rings around the middle."""
    return ((x - WIDTH // 2) ** 2 + (y - HEIGHT // 2) ** 2) // 40 % 256


def blurred(x, y):
    """The mean of a pixel and its neighbours."""
    around = [pixel(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return sum(around) // len(around)


def work(band):
    rows = HEIGHT // BANDS
    first = band * rows
    lines = range(first, first + rows)
    picture = [[blurred(x, y) for x in range(WIDTH)] for y in lines]
    return sum(map(sum, picture))


# The bands do not depend on each other: they can be computed at the same time.
# Return the picture instead of its sum, and see what processes pay to copy it.
`;

export const queens = `"""Queens: the ways to put 10 queens on a board, none attacking another."""

SIZE = 10
# A task for each column in which the first row's queen can stand.
INPUTS = range(SIZE)


def place(row, columns, rising, falling):
    if row == SIZE:
        return 1
    ways = 0
    for column in range(SIZE):
        up, down = row + column, row - column
        if column in columns or up in rising or down in falling:
            continue
        ways += place(
            row + 1, columns | {column}, rising | {up}, falling | {down}
        )
    return ways


def work(column):
    ways = place(1, {column}, {column}, {-column})
    print("first queen in column", column, "-", ways, "ways")
    return ways


# All the ways together are 724. The tree of a first column is searched
# without the others, so each can be a task.
`;
