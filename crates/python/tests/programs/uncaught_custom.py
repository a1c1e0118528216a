class AppError(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[1]}"


def low():
    raise AppError(42, "deep trouble")


def high():
    try:
        low()
    finally:
        print("high cleans up")


print("before")
high()
print("never")
