"""A LifoQueue gives the newest item first."""
import queue

stack = queue.LifoQueue(maxsize=3)
for plate in ("blue", "white", "red"):
    stack.put(plate)
print("full:", stack.full(), "size:", stack.qsize())
print(stack.get())
stack.put("green")
while True:
    try:
        print(stack.get_nowait())
    except queue.Empty:
        print("empty")
        break
print(isinstance(stack, queue.Queue))
