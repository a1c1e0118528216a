async def add(a, b):
    return a + b

async def total(n):
    result = 0
    for i in range(n):
        result = await add(result, i)
    return result

def run(coro):
    try:
        while True:
            print("yielded", coro.send(None))
    except StopIteration as e:
        return e.value

print(run(total(5)))
c = add(1, 2)
print(type(c).__name__, c.__name__, hasattr(c, "__iter__"), hasattr(c, "__await__"))
print(run(c))
try:
    c.send(None)
except RuntimeError as e:
    print(e)
c = add(1, 2)
try:
    c.send(5)
except TypeError as e:
    print(e)
c.close()

async def fails():
    raise ValueError("inside")

async def catches():
    try:
        await fails()
    except ValueError as e:
        return f"caught {e}"
    finally:
        print("finally")

print(run(catches()))

async def not_awaitable():
    await 5

try:
    run(not_awaitable())
except TypeError as e:
    print(type(e).__name__)
later = lambda: add("x", "y")

async def from_lambda():
    return (await later()) + (await add("p", "q")), [await add(1, i) for i in range(3)]

print(run(from_lambda()))
