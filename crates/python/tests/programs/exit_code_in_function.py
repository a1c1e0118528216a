def main():
    for code in (True, 0, None, 256):
        try:
            raise SystemExit(code)
        except SystemExit as e:
            print(repr(e.code))
    try:
        raise SystemExit(1)
    except SystemExit:
        raise SystemExit(255)


try:
    main()
finally:
    print("cleanup")
print("not reached")
