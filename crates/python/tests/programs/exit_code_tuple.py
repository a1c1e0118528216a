def deepest(n):
    if n == 0:
        raise SystemExit(("a tuple", 5))
    try:
        deepest(n - 1)
    finally:
        print("unwinding", n)


try:
    deepest(3)
except SystemExit as e:
    print(e.code, e.args)
    print("going on with it")
    raise
else:
    print("never")
print("not reached")
