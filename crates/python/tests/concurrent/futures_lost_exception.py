"""An exception that nobody asks for is lost without a word."""
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as executor:
    executor.submit(lambda: 1 / 0)
    executor.submit(int, "x")
    executor.map(int, ["y"])
print("nothing was printed about the errors")
