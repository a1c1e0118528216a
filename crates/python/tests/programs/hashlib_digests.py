# Every digest that hashlib promises: sizes, values, going on after a digest, copies, and what is refused.
import hashlib
import hmac

TEXTS = [b"", b"abc", bytes(range(256)) * 3]

for name in sorted(hashlib.algorithms_guaranteed):
    made = hashlib.new(name, b"a")
    print(name, made.name, made.digest_size, made.block_size)
    for text in TEXTS:
        of_text = getattr(hashlib, name)(text)
        length = (20,) if name.startswith("shake") else ()
        print(of_text.hexdigest(*length))
    made.update(b"b")
    copy = made.copy()
    made.update(bytearray(b"c"))
    copy.update(memoryview(b"c"))
    print(made.digest(*length) == copy.digest(*length) == hashlib.new(name, b"abc").digest(*length))

print(hashlib.shake_128(b"abc").hexdigest(0), hashlib.shake_256(b"abc").digest(300)[-5:])
print(hmac.new(b"key", b"text", "md5").hexdigest(), hmac.digest(b"k" * 200, b"text", "sha3_256").hex())

for make in (hashlib.blake2b, hashlib.blake2s):
    tree = make(b"leaf", digest_size=20, key=b"key", salt=b"salt", person=b"me", fanout=2, depth=3, leaf_size=4096,
                node_offset=5, node_depth=1, inner_size=32, last_node=True)
    print(tree.name, tree.digest_size, tree.hexdigest())
    print(make.SALT_SIZE, make.PERSON_SIZE, make.MAX_KEY_SIZE, make.MAX_DIGEST_SIZE)
    for wrong in ({"digest_size": 0}, {"digest_size": 65}, {"key": b"k" * 65}, {"salt": b"s" * 17}, {"person": b"p" * 17},
                  {"fanout": 256}, {"depth": 0}, {"leaf_size": 2 ** 32}, {"node_depth": 256}, {"inner_size": 65}):
        try:
            make(b"", **wrong)
        except (ValueError, OverflowError) as error:
            print(type(error).__name__, error)

for wrong in ("text", 3, None):
    for make in (hashlib.md5, hashlib.sha3_224, hashlib.blake2b):
        try:
            make(wrong)
        except TypeError as error:
            print(error)
try:
    hashlib.new("md6")
except ValueError as error:
    print("unsupported hash type md6" in str(error))
