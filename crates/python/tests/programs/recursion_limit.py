import sys


def down(n):
    return down(n + 1)


try:
    down(0)
except RecursionError as e:
    print(type(e).__name__, isinstance(e, RuntimeError), "maximum recursion depth exceeded" in str(e))
depth = 0


def count():
    global depth
    depth += 1
    count()


try:
    count()
except RecursionError:
    print(500 < depth < 1001)
finally:
    print("finally ran")


def sum_to(n):
    return 0 if n == 0 else n + sum_to(n - 1)


print(sum_to(400), sys.getrecursionlimit() >= 1000)
sys.setrecursionlimit(3000)
print(sum_to(2000))
sys.setrecursionlimit(200)
try:
    sum_to(400)
except RecursionError:
    print("lower limit")
sys.setrecursionlimit(1000)
print(sum_to(400))
