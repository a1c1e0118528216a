# The place of an iterator over a range can be set; what a range contains is asked of integers that compare in their own way.
import copy
import pickle

for made, place in [
    (iter(range(10, 20, 2)), 2),
    (reversed(range(10, 20, 2)), 3),
    (iter(range(-(2**65), 20, 2)), 2**64 + 7),
    (reversed(range(10, 2**65, 2)), 2**64 - 7),
    (iter(range(5)), 9),
    (iter(range(5)), -3),
]:
    made.__setstate__(place)
    print(list(copy.copy(made)), list(pickle.loads(pickle.dumps(made))))


class Same(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


print(Same(11) in range(10), 11 in range(10), True in range(2))
for wrong in [(), (1, 2, 3)]:
    try:
        (2).__pow__(*wrong)
    except TypeError as error:
        print(type(error).__name__)
