"""A condition: wait_for with a predicate, and its value with a timeout."""
import threading

condition = threading.Condition()
items = []


def consumer():
    with condition:
        result = condition.wait_for(lambda: len(items) >= 3)
        print("consumer sees", items, "wait_for returned", result)


t = threading.Thread(target=consumer)
t.start()
for item in "abc":
    with condition:
        items.append(item)
        condition.notify()
t.join()
with condition:
    print(condition.wait_for(lambda: False, timeout=0.02))
    print(condition.wait_for(lambda: 0, timeout=0.02))
    print(condition.wait_for(lambda: "truthy", timeout=0.02))
    print(condition.wait(timeout=0.01))
