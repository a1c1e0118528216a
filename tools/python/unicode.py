"""Writes what the module `unicodedata` knows beyond its crates: the values of numerals, and how compatibility characters
decompose. The argument is a folder with the Unicode database's `UnicodeData.txt` and `DerivedNumericValues.txt`:

    python3 tools/python/unicode.py FOLDER > crates/python/src/modules/unicodedata/tables.rs
"""

import sys
import unicodedata
from fractions import Fraction
from math import lcm
from pathlib import Path

TAGS = ["compat", "circle", "final", "font", "fraction", "initial", "isolated", "medial", "narrow", "noBreak", "small",
        "square", "sub", "super", "vertical", "wide"]


def lines(path):
    for line in path.read_text().splitlines():
        line = line.split("#")[0].strip()
        if line:
            yield [field.strip() for field in line.split(";")]


def numerals(folder):
    """The values of what is numeric and no digit."""
    digits = {int(fields[0], 16) for fields in lines(folder / "UnicodeData.txt") if fields[7]}
    for fields in lines(folder / "DerivedNumericValues.txt"):
        first, _, last = fields[0].partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            if code not in digits:
                yield code, Fraction(fields[3])


def runs(values):
    """Neighbours whose values grow alike: first, count, value of the first, growth."""
    found = []
    for code, value in sorted(values):
        if found:
            first, count, start, growth = found[-1]
            if code == first + count and (count == 1 or value == start + growth * count):
                found[-1] = (first, count + 1, start, value - start if count == 1 else growth)
                continue
        found.append((code, 1, value, Fraction(0)))
    return found


def wrapped(items):
    line = "   "
    for item in items:
        if len(line) + len(item) + 2 > 110:
            yield line
            line = "   "
        line += f" {item},"
    yield line


def table(name, comment, element, items):
    print(f"\n/// {comment}\n#[rustfmt::skip]\npub(super) static {name}: [{element}; {len(items)}] = [")
    print("\n".join(wrapped(items)))
    print("];")


def decompositions(folder):
    mapped, canonical = {}, {}
    for fields in lines(folder / "UnicodeData.txt"):
        if fields[5].startswith("<"):
            tag, text = fields[5][1:].split("> ")
            mapped[int(fields[0], 16)] = tag, "".join(chr(int(code, 16)) for code in text.split())
        elif fields[5]:
            canonical[int(fields[0], 16)] = "".join(chr(int(code, 16)) for code in fields[5].split())
    full = lambda text: "".join(
        full(mapped[ord(letter)][1]) if ord(letter) in mapped
        else full(canonical[ord(letter)]) if ord(letter) in canonical else letter
        for letter in text)
    tags, others = [], []
    for code, (tag, text) in sorted(mapped.items()):
        if not tags or tags[-1][1] != tag:
            tags.append((code, tag))
        if unicodedata.normalize("NFC", full(text)) != text:
            others.append((code, text))
    return tags, others


folder = Path(sys.argv[1])
print("//! Made by `tools/python/unicode.py` from the Unicode database.")
table("NUMERALS", "Numerals that are no digits: the first of a run, how many there are, the value of the first, how values "
      "grow, and\n/// what both are divided by.", "(u32, u16, i64, i64, u16)",
      [f"(0x{first:x}, {count}, {start * base}, {growth * base}, {base})"
       for first, count, start, growth in runs(numerals(folder))
       for base in [lcm(start.denominator, growth.denominator)]])
tags, others = decompositions(folder)
table("TAGS", "How compatibility characters differ from what they decompose to: from one character on until the next, the "
      "place of a\n/// tag's name.", "(u32, u8)", [f"(0x{code:x}, {TAGS.index(tag)})" for code, tag in tags])
table("OTHERS", "Compatibility characters whose decomposition is not their form NFKC.", "(u32, &str)",
      ['(0x%x, "%s")' % (code, "".join(f"\\u{{{ord(letter):x}}}" for letter in text)) for code, text in others])
