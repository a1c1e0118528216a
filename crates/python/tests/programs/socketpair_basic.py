# A pair of sockets in memory.
import select
import socket

left, right = socket.socketpair()
print(left.family.name, left.type.name, left.proto, left.fileno() >= 0, left.getblocking(), left.gettimeout())
print(left.send(b"hello"), right.recv(3), right.recv(10))
left.sendall(b"abc" * 10)
buffer = bytearray(10)
print(right.recv_into(buffer), buffer, right.recv_into(buffer, 4), buffer)
print(right.recv(3, socket.MSG_PEEK), right.recv(100))
right.setblocking(False)
try:
    right.recv(1)
except BlockingIOError as error:
    print(error.errno, error.strerror, right.gettimeout())
right.settimeout(0.01)
try:
    right.recv(1)
except TimeoutError as error:
    print(error, socket.timeout is TimeoutError)
left.shutdown(socket.SHUT_WR)
print(right.recv(1), right.send(b"back"), left.recv(10))
right.close()
print(right.fileno(), left.recv(10))
try:
    right.recv(1)
except OSError as error:
    print(error)
other, peer = socket.socketpair()
peer.close()
try:
    other.send(b"x")
except BrokenPipeError as error:
    print(error)
with socket.socketpair()[0] as managed:
    print(managed.fileno() >= 0)
print(managed.fileno())
left, right = socket.socketpair()
with left.makefile("w") as writer, right.makefile("r") as reader:
    writer.write("line one\nline two\n")
    writer.flush()
    print(reader.readline(), reader.readline(), end="")
number = left.detach()
again = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, fileno=number)
again.send(b"same")
print(right.recv(10), left.fileno())
twin = again.dup()
again.close()
twin.send(b"twin")
print(right.recv(10))
print(socket.htons(1), socket.ntohl(1), socket.inet_aton("127.0.0.1"), socket.inet_ntoa(b"\x01\x02\x03\x04"))
print(socket.inet_pton(socket.AF_INET6, "::1")[-1], socket.inet_ntop(socket.AF_INET, b"\x7f\0\0\1"))
