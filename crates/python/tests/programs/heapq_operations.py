# Heaps: order, merging, the largest and the smallest, errors on the way.
import heapq

heap = [9, 4, 7, 1, 8, 2]
heapq.heapify(heap)
print(heap, heapq.heappop(heap), heap)
heapq.heappush(heap, 0)
print(heap, heapq.heappushpop(heap, 5), heapq.heapreplace(heap, 3), heap, [heapq.heappop(heap) for _ in range(len(heap))])
print(heapq.nlargest(3, [5, 1, 9, 7]), heapq.nsmallest(2, "python", key=ord), heapq.nlargest(0, [1]), heapq.nsmallest(9, [2, 1]), heapq.nlargest(1, [3, 4]))
print(list(heapq.merge([1, 4, 7], [2, 5], [], [0, 9])), list(heapq.merge([7, 4], [5], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)))
tasks = []
for number, word in enumerate(["write", "read", "run"]):
    heapq.heappush(tasks, (-len(word), number, word))
print([heapq.heappop(tasks)[2] for _ in range(3)])


class Job:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        if self.rank == other.rank == 5:
            raise RuntimeError("no order among fives")
        return self.rank < other.rank


jobs = [Job(rank) for rank in [5, 3, 8]]
heapq.heapify(jobs)
print([job.rank for job in jobs])
for wrong in [lambda: heapq.heappush(jobs, Job(5)) or [heapq.heappop(jobs) for _ in range(4)], lambda: heapq.heappop([]), lambda: heapq.heapify((1, 2)),
              lambda: heapq.heappush([1, 2], "a"), lambda: heapq.heapreplace([], 1), lambda: heapq.nlargest("a", [1])]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(heapq.heappushpop([], 4), heapq._heappop_max([9, 5, 1]))
