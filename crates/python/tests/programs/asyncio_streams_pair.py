# A protocol and its transport by hand: callbacks in order, pausing, closing, errors.
import asyncio


class Recorder(asyncio.Protocol):
    def __init__(self):
        self.log = []

    def connection_made(self, transport):
        self.log.append("made")

    def data_received(self, data):
        self.log.append(data)

    def eof_received(self):
        self.log.append("eof")

    def connection_lost(self, error):
        self.log.append(("lost", error))


async def reads():
    reader = asyncio.StreamReader(limit=16)
    reader.feed_data(b"line one\nline two\npartial")
    print(await reader.readline(), await reader.readuntil(b"\n"), await reader.read(4), await reader.readexactly(2))
    reader.feed_data(b"x" * 40)
    try:
        await reader.readuntil(b"|")
    except asyncio.LimitOverrunError as error:
        print(error.consumed > 16, error)
    try:
        await reader.readline()
    except ValueError as error:
        print(type(error).__name__)
    reader.feed_eof()
    print(await reader.read(), reader.at_eof(), await reader.read(5))
    try:
        await reader.readexactly(3)
    except asyncio.IncompleteReadError as error:
        print(error.partial, error.expected, error)
    failing = asyncio.StreamReader()
    failing.set_exception(OSError("broken"))
    try:
        await failing.read()
    except OSError as error:
        print(error, failing.exception() is error)
    waits = asyncio.StreamReader()
    task = asyncio.create_task(waits.readline())
    await asyncio.sleep(0)
    try:
        await waits.readline()
    except RuntimeError as error:
        print(str(error)[:40])
    waits.feed_data(b"late\n")
    print(await task, [line async for line in fed(b"a\nb\nc")])


def fed(data):
    reader = asyncio.StreamReader()
    reader.feed_data(data)
    reader.feed_eof()
    return reader


asyncio.run(reads())
recorder = Recorder()
for call in [lambda: recorder.connection_made(None), lambda: recorder.data_received(b"d"), recorder.eof_received, lambda: recorder.connection_lost(None)]:
    call()
print(recorder.log)
