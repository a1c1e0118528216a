/** Programs whose tasks mostly wait. */

export const waiting = `"""Waiting: each task waits for an answer, and the waits can overlap."""
import time

# The waits, in seconds.
INPUTS = [0.05, 0.1, 0.15, 0.2]


def work(seconds):
    time.sleep(seconds)
    print("an answer after", seconds, "s")
    return seconds


# Waits need no processor. Threads and processes wait at the same time,
# so all of them together take as long as the longest wait: 0.2 s.
# time.sleep also stops an event loop: it lets no other task go on.
`;

export const gather = `"""Waiting in asyncio: one task gathers several waits of its own."""
import asyncio

INPUTS = ["news", "weather", "scores"]


async def fetch(site, page):
    await asyncio.sleep(0.05)
    return f"{site}/{page}"


async def work(site):
    pages = await asyncio.gather(*(fetch(site, page) for page in range(4)))
    print(site, "has", len(pages), "pages")
    return pages


# The four waits of a task overlap on every model: that is what gather is for.
# The tasks themselves overlap on the event loop too, where each await
# lets the others go on. Run one after the other, they take three times as long.
`;

export const cache = `"""A cache: what one task looked up, the others find."""
import time

INPUTS = ["oslo", "lima", "oslo", "lima", "oslo", "lima"]

cache = {}


def look_up(city):
    time.sleep(0.1)
    return len(city)


def work(city):
    if city in cache:
        print(city, "was in the cache")
        return cache[city]
    cache[city] = look_up(city)
    return cache[city]


# In sequence only the first two tasks wait. Threads share the cache, but if all
# start at once, nobody has filled it yet. A process has a cache of its own,
# which is empty at first. A pool's workers keep theirs from task to task.
`;
