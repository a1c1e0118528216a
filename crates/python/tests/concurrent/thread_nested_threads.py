"""Threads that start threads, down a tree, and add up their sums."""
import threading


def tree_sum(numbers, result, index):
    if len(numbers) <= 2:
        result[index] = sum(numbers)
        return
    middle = len(numbers) // 2
    parts = [0, 0]
    children = [
        threading.Thread(target=tree_sum, args=(numbers[:middle], parts, 0)),
        threading.Thread(target=tree_sum, args=(numbers[middle:], parts, 1)),
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    result[index] = sum(parts)


result = [None]
tree_sum(list(range(1, 33)), result, 0)
print(result[0], sum(range(1, 33)), threading.active_count())
