# Products, permutations, combinations: order, repeats, edges and errors.
from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product()), list(product([])), list(product("ab", [])))
print(list(product("ab", range(2))))
print(list(product([0, 1], repeat=3)))
print(list(product("ab", repeat=0)))
print(list(permutations("abc", 2)))
print(list(permutations("ab", 3)), list(permutations([], 0)), list(permutations("abc", 0)))
print(["".join(word) for word in permutations("aab")])
print(list(combinations("abcd", 2)))
print(list(combinations("ab", 3)), list(combinations("ab", 0)))
print(list(combinations_with_replacement("abc", 2)))
print(list(combinations_with_replacement("", 2)), list(combinations_with_replacement("", 0)))
print(sum(1 for _ in permutations(range(6))), sum(1 for _ in combinations(range(12), 6)))
for wrong in [lambda: product(1), lambda: product("a", repeat=-1), lambda: permutations("a", -1),
              lambda: combinations("a", -1), lambda: combinations("a"), lambda: permutations("a", "b"),
              lambda: combinations_with_replacement("a", -2)]:
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
