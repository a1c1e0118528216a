# threading.local: attributes that each thread has its own of.
import threading

local = threading.local()
local.name = "main"
seen = []

def work(name):
    seen.append(hasattr(local, "name"))
    local.name = name
    local.more = [name]
    seen.append((local.name, sorted(local.__dict__)))
    del local.more
    seen.append(hasattr(local, "more"))

for name in ("a", "b"):
    thread = threading.Thread(target=work, args=(name,))
    thread.start()
    thread.join()
print(seen, local.name, local.__dict__)

class Account(threading.local):
    kind = "local"

    def __init__(self, start):
        self.balance = start
        made.append(threading.current_thread() is threading.main_thread())

    def pay(self, amount):
        self.balance += amount
        return self.balance

made = []
account = Account(100)
print(account.pay(5))
results = []
thread = threading.Thread(target=lambda: results.append((account.pay(1), account.kind)))
thread.start()
thread.join()
print(results, account.balance, made)
for call in (lambda: threading.local(1), lambda: account.missing, lambda: delattr(account, "missing")):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, str(error).split("'")[-1] if "attribute" in str(error) else error)

class Ended:
    def __del__(self):
        print("ended")

def leave():
    local.kept = Ended()
    print("leaving")

thread = threading.Thread(target=leave)
thread.start()
thread.join()
print("joined")
