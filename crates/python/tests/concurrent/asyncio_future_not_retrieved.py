"""A future whose exception nobody asked for is reported when it goes; asking for it is enough."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    asked = loop.create_future()
    asked.set_exception(ValueError("asked for"))
    print(repr(asked.exception()))
    del asked
    silent = loop.create_future()
    silent.set_exception(KeyError("nobody asked"))
    del silent
    print("end of main")


asyncio.run(main())
