def countdown(n):
    if n == 0:
        raise RuntimeError("bottom reached")
    try:
        return countdown(n - 1)
    finally:
        if n % 50 == 0:
            print("unwinding", n)


try:
    countdown(100)
except RuntimeError as e:
    depth = 0
    tb = e.__traceback__
    while tb:
        depth += 1
        tb = tb.tb_next
    print(e, depth)
countdown(150)
