# Context variables in threads and pools: each thread starts with an empty context, unless it is given one.
import concurrent.futures
import contextvars
import threading

name = contextvars.ContextVar("name", default="default")
name.set("main")
seen = []
thread = threading.Thread(target=lambda: seen.append(name.get()))
thread.start()
thread.join()
context = contextvars.copy_context()
thread = threading.Thread(target=context.run, args=(lambda: seen.append(name.get()),))
thread.start()
thread.join()
print(seen[1], name.get())
with concurrent.futures.ThreadPoolExecutor(1) as pool:
    print(pool.submit(contextvars.copy_context().run, name.get).result())
try:
    context.run(context.run, print)
except RuntimeError as error:
    print(str(error).split(":")[0])
print(name in context, list(context.values()) == ["main"], len(context), context.get(name), contextvars.Context().get(name, "empty"))
token = name.set("token")
print(token.old_value, repr(token).split(" at ")[0], token.MISSING)
name.reset(token)
other = contextvars.Context()
for wrong in [lambda: other.run(name.reset, name.set("x")), lambda: contextvars.ContextVar(3), lambda: contextvars.ContextVar("n", 5), lambda: contextvars.ContextVar("none").get(), lambda: context["x"], lambda: other[name], lambda: name.reset(3), lambda: contextvars.Token(), lambda: other.run()]:
    try:
        print(wrong())
    except (ValueError, TypeError, LookupError, RuntimeError) as error:
        print(type(error).__name__)
