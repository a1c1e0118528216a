"""Without the guard of the main module, a spawned child fails; the parent sees exit code 1."""
import multiprocessing

print("module code:", __name__)


def work():
    print("never printed")


p = multiprocessing.Process(target=work)
p.start()
p.join()
print("exit code", p.exitcode)
