# Streams over a socketpair in memory; the network is not there.
import asyncio
import socket

async def main():
    ours, theirs = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=ours)
    other_reader, other_writer = await asyncio.open_connection(sock=theirs)
    writer.write(b"first line\nsecond")
    await writer.drain()
    print(await other_reader.readline(), await other_reader.readexactly(3))
    other_writer.writelines([b"a", b"b\n"])
    print(await reader.readuntil(b"\n"))
    writer.write(b" more")
    writer.write_eof()
    print(await other_reader.read(), other_reader.at_eof())
    other_writer.close()
    await other_writer.wait_closed()
    print(await reader.read())
    try:
        await reader.readexactly(5)
    except asyncio.IncompleteReadError as error:
        print(error)
    writer.close()
    await writer.wait_closed()
    loop = asyncio.get_running_loop()
    left, right = socket.socketpair()
    left.setblocking(False)
    right.setblocking(False)
    receive = asyncio.create_task(loop.sock_recv(left, 10))
    await asyncio.sleep(0)
    await loop.sock_sendall(right, b"raw")
    print(await receive)
    heard = []
    loop.add_reader(left, lambda: heard.append(left.recv(10)))
    right.send(b"watched")
    await asyncio.sleep(0.01)
    print(heard, loop.remove_reader(left), loop.remove_reader(left))
    left.close()
    right.close()

asyncio.run(main())
