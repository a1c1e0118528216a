"""A generator that is dropped in the middle runs its finally block; so does one closed by hand."""
import gc


def numbers(name):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print(name, "GeneratorExit")
        raise
    finally:
        print(name, "finally")


dropped = numbers("dropped")
print(next(dropped))
del dropped
gc.collect()
closed = numbers("closed")
next(closed)
closed.close()
closed.close()
fresh = numbers("never begun")
del fresh
for n in numbers("broken off"):
    break
print("end of the loop")
gc.collect()
print("end")
