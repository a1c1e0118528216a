"""SystemExit in a coroutine ends the program with its code."""
import asyncio
import sys


async def main():
    try:
        await asyncio.sleep(0)
        sys.exit(4)
    finally:
        print("finally")


print("begin")
asyncio.run(main())
print("not reached")
