"""A coroutine that is driven by hand: send, throw, close, and a coroutine that ignores close."""
import types


@types.coroutine
def pause(value):
    received = yield value
    return received


async def talk():
    try:
        first = await pause("first?")
        second = await pause(f"second after {first}?")
        return first, second
    except KeyError as error:
        return "caught", error.args[0]
    finally:
        print("finally")


c = talk()
print(c.send(None), "|", c.send(1))
try:
    c.send(2)
except StopIteration as stop:
    print(stop.value)
c = talk()
c.send(None)
try:
    c.throw(KeyError("thrown"))
except StopIteration as stop:
    print(stop.value)
c = talk()
c.send(None)
c.close()


async def stubborn():
    try:
        await pause(1)
    except GeneratorExit:
        await pause(2)


c = stubborn()
c.send(None)
try:
    c.close()
except RuntimeError as error:
    print(error)
try:
    talk().send("not None")
except TypeError as error:
    print(error)
