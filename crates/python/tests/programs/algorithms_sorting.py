# Sorting by hand, in ten ways, held against sorted; stability and keys.
import heapq
import random

random.seed(11)
data = [random.randrange(50) for _ in range(40)]


def bubble(a):
    for end in range(len(a) - 1, 0, -1):
        for i in range(end):
            if a[i] > a[i + 1]:
                a[i], a[i + 1] = a[i + 1], a[i]
    return a


def insertion(a):
    for i in range(1, len(a)):
        while i and a[i - 1] > a[i]:
            a[i - 1], a[i] = a[i], a[i - 1]
            i -= 1
    return a


def quick(a):
    return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + a[:1] + quick([x for x in a[1:] if x >= a[0]])


def merge(a):
    if len(a) < 2:
        return a
    left, right, out = merge(a[: len(a) // 2]), merge(a[len(a) // 2:]), []
    while left and right:
        out.append((left if left[0] <= right[0] else right).pop(0))
    return out + left + right


def heap(a):
    heapq.heapify(a)
    return [heapq.heappop(a) for _ in range(len(a))]


def counting(a):
    counts = [0] * 50
    for x in a:
        counts[x] += 1
    return [x for x, n in enumerate(counts) for _ in range(n)]


def radix(a):
    for digit in (1, 10):
        buckets = [[] for _ in range(10)]
        for x in a:
            buckets[x // digit % 10].append(x)
        a = [x for bucket in buckets for x in bucket]
    return a


def shell(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            while i >= gap and a[i - gap] > a[i]:
                a[i - gap], a[i] = a[i], a[i - gap]
                i -= gap
        gap //= 2
    return a


print([function.__name__ for function in (bubble, insertion, quick, merge, heap, counting, radix, shell) if function(data[:]) == sorted(data)])
people = [("ann", 30), ("bob", 25), ("cid", 30), ("dan", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[1], reverse=True), sorted("bAc", key=str.lower), max(people, key=lambda p: p[1]), min([], default="none"))
