# Moments that are out of range, and formats with surrogates.
import time

good = (2024, 6, 1, 1, 2, 3, 5, 153, 0)
bad = [(0, 2**31), (0, -(2**31) - 1), (0, -(2**31)), (1, 13), (1, -1), (2, 32), (2, -1), (3, 24), (3, -1)]
bad += [(4, 60), (4, -1), (5, 62), (5, -1), (6, -2), (6, -1), (6, 7), (7, 367), (7, -1), (1, 0), (2, 0), (7, 0)]
for index, value in bad:
    moment = (*good[:index], value, *good[index + 1 :])
    for function in [time.asctime, lambda given: time.strftime("%a %b %d %j %H:%M:%S", given)]:
        try:
            print(index, value, function(moment))
        except (ValueError, OverflowError) as error:
            print(index, value, type(error).__name__, error)
print(ascii(time.strftime("a\ud800%Y\u20ac%%\ud83d", good)))
