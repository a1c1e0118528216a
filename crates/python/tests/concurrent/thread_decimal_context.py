"""Each thread has its own decimal context."""
import decimal
import threading
from decimal import Decimal

results = {}


def divide(name, precision):
    before = decimal.getcontext().prec
    decimal.getcontext().prec = precision
    results[name] = (before, str(Decimal(1) / Decimal(7)))


decimal.getcontext().prec = 10
for name, precision in (("short", 3), ("long", 20)):
    t = threading.Thread(target=divide, args=(name, precision))
    t.start()
    t.join()
print(results["short"][1], results["long"][1])
print(decimal.getcontext().prec, Decimal(1) / Decimal(7))
