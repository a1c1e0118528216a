"""Each thread has its own attributes of a threading.local."""
import threading

data = threading.local()
data.name = "main"
seen = {}


def work(name):
    seen[name, "before"] = hasattr(data, "name")
    data.name = name
    seen[name, "after"] = data.name
    try:
        data.missing
    except AttributeError as error:
        seen[name, "error"] = str(error)


for name in ("one", "two"):
    t = threading.Thread(target=work, args=(name,))
    t.start()
    t.join()
for key, value in seen.items():
    print(key, value)
print(data.name, vars(data))
del data.name
print(data.__dict__)
