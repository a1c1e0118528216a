def risky():
    raise ValueError("the cause")


print("start")
try:
    try:
        risky()
    except ValueError as e:
        print("handling", e)
        raise SystemExit(4) from e
except SystemExit as e:
    print(repr(e.__cause__), e.code, e.__suppress_context__)
    e.code = 9
    raise
finally:
    print("end")
