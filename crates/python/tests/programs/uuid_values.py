# UUIDs: forms, fields, names, comparison, errors.
import uuid

one = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(one, repr(one), one.hex, one.int, one.bytes, one.fields, one.version, one.variant, one.urn, one.time_low, one.bytes_le)
for form in ["{12345678123456781234567812345678}", "urn:uuid:12345678-1234-5678-1234-567812345678"]:
    print(uuid.UUID(form) == one)
print(uuid.UUID(bytes=b"\x12\x34" * 8), uuid.UUID(int=5), uuid.UUID(fields=(1, 2, 3, 4, 5, 6)), uuid.UUID(hex=one.hex, version=4))
print(uuid.uuid4().version, len(str(uuid.uuid4())), sorted([uuid.UUID(int=2), uuid.UUID(int=1)])[0].int, hash(one) == hash(uuid.UUID(one.hex)), uuid.NAMESPACE_DNS)
for wrong in [lambda: uuid.UUID("short"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"x"), lambda: uuid.UUID("x" * 32), lambda: setattr(one, "hex", 1), lambda: one < 5, lambda: uuid.UUID(int=1, version=99)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
