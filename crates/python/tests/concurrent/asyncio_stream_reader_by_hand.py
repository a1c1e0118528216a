"""A StreamReader that is fed by hand: lines, exact sizes, separators, the end."""
import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"first line\nsecond")
    print(await reader.readline())
    waiting = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    reader.feed_data(b" line\nabcdef;rest")
    print(await waiting)
    print(await reader.readexactly(3), await reader.readuntil(b";"), await reader.read(2))
    reader.feed_eof()
    print(reader.at_eof(), await reader.read(), reader.at_eof(), await reader.read(5), await reader.readline())
    other = asyncio.StreamReader()
    other.feed_data(b"short")
    other.feed_eof()
    try:
        await other.readexactly(9)
    except asyncio.IncompleteReadError as error:
        print(error, error.partial, error.expected)
    failing = asyncio.StreamReader()
    failing.set_exception(ConnectionResetError("lost"))
    try:
        await failing.read()
    except ConnectionResetError as error:
        print(error)


asyncio.run(main())
