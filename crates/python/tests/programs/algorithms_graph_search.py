# Graphs: shortest paths, topological order, components, spanning trees, by heaps, queues and sets.
import heapq
from collections import defaultdict, deque
from graphlib import CycleError, TopologicalSorter

EDGES = [("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8), ("e", "f", 1)]
graph = defaultdict(list)
for left, right, cost in EDGES:
    graph[left].append((right, cost))
    graph[right].append((left, cost))


def dijkstra(start):
    best, heap = {}, [(0, start, None)]
    while heap:
        cost, node, before = heapq.heappop(heap)
        if node in best:
            continue
        best[node] = (cost, before)
        for other, extra in sorted(graph[node]):
            heapq.heappush(heap, (cost + extra, other, node))
    return best


def breadth(start):
    seen, line = {start}, deque([start])
    while line:
        yield (node := line.popleft())
        for other, _ in graph[node]:
            if other not in seen:
                seen.add(other)
                line.append(other)


def kruskal():
    parent = {node: node for node in graph}

    def root(node):
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    for cost, left, right in sorted((cost, left, right) for left, right, cost in EDGES):
        if root(left) != root(right):
            parent[root(left)] = root(right)
            yield left, right, cost


print(dijkstra("a"), list(breadth("a")), list(kruskal()), sep="\n")
sorter = TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}})
print(list(sorter.static_order())[0], list(TopologicalSorter({1: [2]}).static_order()))
ready = TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}})
ready.prepare()
while ready.is_active():
    batch = sorted(ready.get_ready())
    print(batch)
    ready.done(*batch)
try:
    list(TopologicalSorter({1: [2], 2: [1]}).static_order())
except CycleError as error:
    print(error.args[0], error.args[1])
