# The first codec that is not built in, before anything has imported `codecs`.
print("é".encode("cp1252"))
try:
    "é".encode("ascii", "no-such")
except LookupError as error:
    print(error)
