def numbers(n):
    try:
        for i in range(n):
            yield 10 // (3 - i)
    finally:
        print("generator closed")


def total(items):
    result = 0
    for item in items:
        result += item
        print("so far", result)
    return result


print(total(numbers(2)))
print(total(x for x in numbers(3)))
print(total(numbers(1)) + None)
