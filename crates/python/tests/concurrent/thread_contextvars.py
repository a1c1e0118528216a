"""A new thread begins with an empty context, unless it runs in a copy of one."""
import contextvars
import threading

user = contextvars.ContextVar("user", default="nobody")
user.set("ada")
context = contextvars.copy_context()
seen = []


def work(label):
    seen.append((label, user.get()))
    user.set(f"changed by {label}")


for label, target, args in (("plain", work, ("plain",)), ("copied", context.run, (work, "copied"))):
    t = threading.Thread(target=target, args=args)
    t.start()
    t.join()
print(seen)
print(user.get(), context[user])
try:
    context.run(lambda: context.run(print))
except RuntimeError as error:
    print(str(error).split(":")[0])
