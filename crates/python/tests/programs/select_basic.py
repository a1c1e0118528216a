# select and poll over streams in memory.
import os
import select
import selectors
import socket
import threading
import time

left, right = socket.socketpair()
print(select.select([left], [], [], 0), select.select([], [left], [], 0) == ([], [left], []))
right.send(b"x")
print(select.select([left, right], [], [], 0)[0] == [left])
print(select.select([left.fileno()], [], [], 5)[0] == [left.fileno()])
poll = select.poll()
poll.register(left, select.POLLIN)
poll.register(right.fileno(), select.POLLIN | select.POLLOUT)
print([event for _, event in poll.poll(0)])
left.recv(1)
poll.modify(right, select.POLLIN)
print(poll.poll(0), poll.poll(10))
poll.unregister(left)
for call in (lambda: poll.unregister(left), lambda: poll.modify(left, 1), lambda: poll.register("x"),
             lambda: select.select([5.5], [], [], 0), lambda: select.select([], [], [], -1),
             lambda: select.select([-1], [], [], 0)):
    try:
        call()
    except (KeyError, OSError, TypeError, ValueError) as error:
        print(type(error).__name__)
right.close()
print(select.select([left], [], [], 0)[0] == [left], left.recv(1))
reader, writer = os.pipe()
print(os.write(writer, b"pipe"), select.select([reader], [], [], 0)[0] == [reader], os.read(reader, 10))
os.close(writer)
print(os.read(reader, 1))
os.close(reader)
for call in (lambda: os.read(reader, 1), lambda: os.close(reader)):
    try:
        call()
    except OSError as error:
        print(error)
one, two = socket.socketpair()
with selectors.DefaultSelector() as selector:
    key = selector.register(one, selectors.EVENT_READ, "data")
    print(selector.select(0), key.data, key.events)
    sender = threading.Thread(target=lambda: (time.sleep(0.02), two.send(b"woken")))
    sender.start()
    print([(key.data, events) for key, events in selector.select(5)], one.recv(10))
    sender.join()
    selector.modify(one, selectors.EVENT_READ | selectors.EVENT_WRITE)
    print([events for _, events in selector.select()])
    selector.unregister(one)
    print(len(selector.get_map()))
waiting = []
receiver = threading.Thread(target=lambda: waiting.append(one.recv(10)))
receiver.start()
two.sendall(b"later")
receiver.join()
print(waiting)
