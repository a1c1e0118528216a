def check(items):
    for i, item in enumerate(items):
        print("checking", i)
        assert isinstance(item, int), f"item {i} is {item!r}, no int"
    return True


print(check([1, 2]))
print(check([]))
try:
    check(["x"])
except AssertionError as e:
    print("caught:", e)
print(check([1, None]))
print("never")
