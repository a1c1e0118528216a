matrix = [[1, 2, 3], [4, 5, 6]]


def diagonal(m):
    for i in range(3):
        print("cell", i, i)
        yield m[i][i]


print(sum(row[0] for row in matrix))
print(max(max(row) for row in matrix))
for text, index in (("abc", 1), ("abc", -1), ("", 0)):
    try:
        print(text[index])
    except IndexError as e:
        print(e)
print(list(diagonal(matrix)))
