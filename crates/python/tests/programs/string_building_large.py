parts = []
for i in range(300):
    parts.append(chr(97 + i % 26) * (i % 4))
text = "".join(parts)
print(len(text), text[:30], text[-10:], text.count("a"), text.find("zzz"), hash(text) == hash("".join(parts)))
s = ""
for i in range(200):
    s += str(i) + ","
print(len(s), s[100:120], s.split(",")[150], s.count(","), s.rindex("19"))
x = "ab" * 5000
print(len(x), x[9999], x[::2] == "a" * 5000, x.replace("a", "").count("b"), x.find("ba", 5001), x[::-1][:4])
words = "the quick brown fox jumps over the lazy dog".split()
print(" ".join(w[::-1] for w in words), max(words, key=len), sorted(words, key=lambda w: (len(w), w)), "".join(sorted(set("".join(words)))))
counts = {}
for c in "mississippi":
    counts[c] = counts.get(c, 0) + 1
print(counts, "".join(c * n for c, n in sorted(counts.items())))


def caesar(text, k):
    return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in text)


print(caesar("hello, world", 3), caesar(caesar("hello, world", 3), -3))


def palindrome(t):
    t = [c.lower() for c in t if c.isalnum()]
    return t == t[::-1]


print(palindrome("A man, a plan, a canal: Panama"), palindrome("nope"))


def run_lengths(t):
    out, i = [], 0
    while i < len(t):
        j = i
        while j < len(t) and t[j] == t[i]:
            j += 1
        out.append(f"{t[i]}{j - i}")
        i = j
    return "".join(out)


print(run_lengths("aaabbc"), run_lengths(""), run_lengths("z" * 100))
table = "\n".join(" ".join(f"{i * j:>3}" for j in range(1, 6)) for i in range(1, 4))
print(table)
print(text.translate({ord(c): None for c in "abcdefghijklmnop"})[:20], "%".join("abc") + "%", "-".join("x" * 3))
