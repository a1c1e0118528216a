def cleanup():
    raise OSError("cleanup failed as well")


def work():
    try:
        {}["missing"]
    except KeyError:
        print("cleaning up")
        cleanup()
    finally:
        print("finally")


print("start")
try:
    work()
except ValueError:
    print("never")
else:
    print("never")
