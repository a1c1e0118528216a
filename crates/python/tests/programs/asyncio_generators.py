# Asynchronous generators: closed when nobody goes on with them, and at the loop's end.
import asyncio

async def numbers(name, limit=10):
    try:
        for number in range(limit):
            yield number
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        print("closed", name)

async def main():
    async for number in numbers("broken off"):
        if number == 2:
            break
    await asyncio.sleep(0.01)
    print("after the break")
    print([number async for number in numbers("whole", 3)])
    generator = numbers("by hand")
    print(await anext(generator), await generator.asend(None))
    await generator.aclose()
    print(await anext(generator, "ended"))
    generator = numbers("thrown")
    await anext(generator)
    try:
        await generator.athrow(ValueError("thrown in"))
    except ValueError as error:
        print(error)
    try:
        async for number in numbers("raised"):
            raise KeyError(number)
    except KeyError:
        pass
    await asyncio.sleep(0.01)
    global left
    left = numbers("left to the loop")
    print(await anext(left))

asyncio.run(main())
print("end")

async def pipeline():
    async def double(source):
        async for item in source:
            yield item * 2
    return [item async for item in double(numbers("source", 3)) if item], {n: n async for n in numbers("dict", 2)}

print(asyncio.run(pipeline()))
