# Texts: distances, subsequences, palindromes, anagrams, Roman numbers, ciphers, run lengths.
import itertools
from collections import Counter
from functools import cache


@cache
def distance(a, b):
    if not a or not b:
        return len(a) + len(b)
    return min(distance(a[1:], b) + 1, distance(a, b[1:]) + 1, distance(a[1:], b[1:]) + (a[0] != b[0]))


@cache
def common(a, b):
    if not a or not b:
        return ""
    return a[0] + common(a[1:], b[1:]) if a[0] == b[0] else max(common(a[1:], b), common(a, b[1:]), key=len)


ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def roman(number, parts=ROMAN):
    out = ""
    for value, letter in parts:
        count, number = divmod(number, value)
        out += letter * count
    return out


def caesar(text, shift):
    return "".join(chr((ord(c) - 97 + shift) % 26 + 97) if c.islower() else c for c in text)


print(distance("kitten", "sitting"), common("AGGTAB", "GXTXAYB"), [roman(n) for n in (4, 9, 14, 1994, 3999)])
print(caesar("hello, world", 3), caesar(caesar("hello", 3), -3), "".join(f"{len(list(g))}{k}" for k, g in itertools.groupby("aaabccd")))
print(sorted(["".join(p) for p in set(itertools.permutations("aab"))]), Counter("listen") == Counter("silent"), (lambda s: s == s[::-1])("level"))
print(max((text[i:j] for text in ["babad"] for i in range(5) for j in range(i + 1, 6) if text[i:j] == text[i:j][::-1]), key=len))
print(" ".join(word[::-1] for word in "the quick fox".split()), "{:b} {:o} {:x} {:e}".format(10, 10, 255, 12345.678), "a-b_c".translate(str.maketrans("-_", "  ")))
