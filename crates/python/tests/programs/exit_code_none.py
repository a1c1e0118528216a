def work():
    print("working")
    raise SystemExit


class Noisy:
    def __exit__(self, *exc):
        print("leaving with", exc[0].__name__, exc[1].code)
        return False

    def __enter__(self):
        return self


with Noisy():
    try:
        work()
    except Exception:
        print("never")
    else:
        print("never")
print("not reached")
