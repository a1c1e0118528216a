def find(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            result = f"found at {i}"
            break
    else:
        result = "absent"
    return result

print(find([1, 2, 3], 2), find([1, 2, 3], 9), find([], 1))
n = 5
while n:
    n -= 1
    if n == 2:
        print("break at", n)
        break
else:
    print("not printed")
while n:
    n -= 1
    continue
else:
    print("else after condition false")
for i in range(3):
    for j in range(3):
        if i * j == 2:
            break
    else:
        print("inner complete", i)
        continue
    print("inner broken", i, j)
    break
else:
    print("not printed")
for x in ():
    pass
else:
    print("else of empty", "x" in globals())
for i in range(3):
    i = i * 10
    print(i, end=" ")
print(i)

def returns():
    for i in range(5):
        if i == 3:
            return i
    else:
        return "else"

print(returns())
for a, b in [(1, 2), (3, 4)]:
    print(a + b, end=";")
target = {}
for target["k"] in "ab":
    print(target)
for i in (items := [1, 2, 3]):
    if i < 3:
        items.append(i + 10)
print(items)
