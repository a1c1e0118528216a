config = {"host": "localhost", "port": 80}


def get(name):
    print("looking up", name)
    return config[name]


print(get("host"))
print(get("port"))
try:
    get("user")
except KeyError as e:
    print("caught", e, e.args)
print(get("it's missing"))
print("never")
