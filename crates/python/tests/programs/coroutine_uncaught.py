class Pause:
    def __await__(self):
        yield "paused"


async def step(n):
    print("step", n)
    await Pause()
    if n == 2:
        raise LookupError(f"step {n} failed")
    return n


async def main():
    try:
        for n in range(5):
            await step(n)
    finally:
        print("main cleans up")


c = main()
while True:
    print(c.send(None))
