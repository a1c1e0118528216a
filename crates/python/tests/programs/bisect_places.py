# Where a value belongs in a sorted list.
from bisect import bisect, bisect_left, bisect_right, insort, insort_left

numbers = [1, 3, 3, 3, 7]
print([bisect_left(numbers, value) for value in [0, 1, 3, 5, 7, 9]], [bisect_right(numbers, value) for value in [0, 1, 3, 5, 7, 9]])
print(bisect(numbers, 3, 2), bisect(numbers, 3, 0, 2), bisect_left(numbers, 3, lo=2), bisect_left([], 5))
insort(numbers, 3.0)
insort_left(numbers, 3.5)
print(numbers)
print("".join("FDCBA"[bisect([60, 70, 80, 90], score)] for score in [33, 99, 77, 70, 89, 90, 100]))
words = ["a", "bb", "dddd"]
insort(words, "ccc", key=len)
print(words, bisect_left(words, 2, key=len), bisect_right(words, 2, key=len))


class Table:
    def __len__(self):
        return 10

    def __getitem__(self, index):
        print("looks at", index)
        return index * index


print(bisect(Table(), 30))
for wrong in [lambda: bisect(numbers, 3, -1), lambda: bisect(numbers, "a"), lambda: insort((1, 2), 1), lambda: bisect(5, 5), lambda: bisect(numbers), lambda: bisect([1], 1, key=3)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
