"""The debug mode of a loop: where it is seen, and calls from the wrong thread are refused."""
import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    print("debug:", loop.get_debug())
    errors = []

    def wrong():
        try:
            loop.call_soon(print, "never printed")
        except RuntimeError as error:
            errors.append(str(error))

    t = threading.Thread(target=wrong)
    t.start()
    t.join()
    print(errors)


asyncio.run(main(), debug=True)
asyncio.run(asyncio.sleep(0), debug=False)
