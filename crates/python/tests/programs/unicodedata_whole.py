# What is known of characters: names, categories, values of numerals, decompositions and normal forms. All of these
# characters are as old as Unicode 14.
import sys
import unicodedata as u


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__, str(error)


for letter in "aA9 \t\x00é½²Ⅻ٣中가𐍈𝔸😀\u0301\u200d\u2028ﬁﷺ①㋿ｶⁿ(←\ue000\udc80ß":
    print(hex(ord(letter)), u.name(letter, None), u.category(letter), u.bidirectional(letter), u.combining(letter),
          u.east_asian_width(letter), u.mirrored(letter), u.decomposition(letter), u.decimal(letter, None),
          u.digit(letter, None), u.numeric(letter, None))
print([u.lookup(name) for name in ["SNOWMAN", "latin small letter a", "HANGUL SYLLABLE GA", "CJK UNIFIED IDEOGRAPH-4E2D"]])
print("\N{GREEK SMALL LETTER ALPHA}\N{SNOWMAN}", f"{'x'}\N{EM DASH}")
for call in [(u.lookup, "NO SUCH NAME"), (u.name, "\n"), (u.decimal, "½"), (u.digit, "x"), (u.numeric, "x"),
             (u.normalize, "NFX", "a"), (u.name, 5)]:
    print(attempt(*call))

for form in ["NFC", "NFD", "NFKC", "NFKD"]:
    for text in ["café", "cafe\u0301", "ﬁ①½", "가\u11a8", "\u1e9b\u0323", "a\udc80\u0301", "ascii"]:
        made = u.normalize(form, text)
        print(form, ascii(made), u.is_normalized(form, text), u.is_normalized(form, made))

# Counts over blocks that have been full for long.
known = [chr(code) for code in [*range(0x590), *range(0x1E00, 0x2070), *range(0x2190, 0x2400), *range(0x3000, 0x3100)]
         if code not in (0x295, 0x226D) and u.category(chr(code)) != "Cn"]
for function in [u.category, u.bidirectional, u.east_asian_width, u.combining, u.mirrored]:
    counts = {}
    for letter in known:
        counts[function(letter)] = counts.get(function(letter), 0) + 1
    print(function.__name__, sorted(counts.items(), key=str))
print(sum(u.numeric(letter, 0) for letter in map(chr, range(0x10FFFF)) if ord(letter) < 0x1d2c0 and u.category(letter) == "No"
          and not 0x10D60 < ord(letter) < 0x10F00 and not 0x16130 <= ord(letter) < 0x16140))
print(sum(len(u.decomposition(chr(code))) for code in range(0x3400)))
