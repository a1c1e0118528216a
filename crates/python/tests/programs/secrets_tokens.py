# Tokens of chance, their sizes, and comparisons that take their time.
import secrets

print(len(secrets.token_bytes(10)), len(secrets.token_hex(8)), len(secrets.token_urlsafe(9)), type(secrets.token_bytes()).__name__, len(secrets.token_hex()))
print(0 <= secrets.randbelow(10) < 10, secrets.choice("a"), secrets.randbits(8) < 256, secrets.compare_digest("a", "a"), secrets.compare_digest(b"a", b"b"))
for wrong in [lambda: secrets.randbelow(0), lambda: secrets.choice([]), lambda: secrets.compare_digest("a", b"a"), lambda: secrets.compare_digest("é", "é"), lambda: secrets.compare_digest(1, 2)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(secrets.SystemRandom().randint(3, 3), sorted(secrets.SystemRandom().sample(range(3), 3)))
