"""Workers of a pool share a dictionary through a lock."""
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

stock = {"apple": 5, "pear": 2}
lock = threading.Lock()


def buy(customer, fruit):
    with lock:
        if stock[fruit] == 0:
            raise LookupError(f"no {fruit} left")
        stock[fruit] -= 1
        return fruit


orders = [(f"customer {n}", "apple" if n % 2 else "pear") for n in range(10)]
sold, refused = [], []
with ThreadPoolExecutor(4) as pool:
    for future in as_completed([pool.submit(buy, *order) for order in orders]):
        try:
            sold.append(future.result())
        except LookupError as error:
            refused.append(str(error))
print(sorted(sold))
print(sorted(refused))
print(stock)
