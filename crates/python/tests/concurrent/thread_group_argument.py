"""Wrong arguments of Thread: a group, a missing target argument, a target that cannot be called."""
import threading

try:
    threading.Thread("group", print)
except AssertionError as error:
    print("AssertionError:", error)


def needs_two(a, b):
    print(a, b)


print(threading.Thread(None, needs_two, "by-position", (1, 2)).name)
messages = []
threading.excepthook = lambda args: messages.append(f"{args.exc_type.__name__}: {args.exc_value}")
for t in (
    threading.Thread(target=needs_two, args=(1,)),
    threading.Thread(target=needs_two, args="xyz"),
    threading.Thread(target=needs_two, kwargs={"c": 1}),
    threading.Thread(target=5),
    threading.Thread(target=needs_two, args=5),
):
    t.start()
    t.join()
print("\n".join(messages))
