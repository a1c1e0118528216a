# A generator sees the context of whoever advances it; so do nested functions.
import contextvars
import threading

variable = contextvars.ContextVar("variable", default=0)

def generator():
    while True:
        variable.set(variable.get() + 1)
        yield variable.get()

numbers = generator()
print(next(numbers), next(numbers), variable.get())
context = contextvars.copy_context()
print(context.run(next, numbers), variable.get(), context[variable])
print(next(numbers), variable.get())

def thread():
    seen.append(variable.get())
    variable.set("thread")
    seen.append(variable.get())

seen = []
worker = threading.Thread(target=context.run, args=(thread,))
worker.start()
worker.join()
print(seen, variable.get(), context[variable])

def scoped(value):
    token = variable.set(value)
    try:
        return variable.get()
    finally:
        variable.reset(token)

print(scoped("a"), scoped("b"), variable.get())
contexts = [contextvars.copy_context() for _ in range(3)]
for number, each in enumerate(contexts):
    each.run(variable.set, number)
print([each.run(variable.get) for each in contexts], variable.get())
