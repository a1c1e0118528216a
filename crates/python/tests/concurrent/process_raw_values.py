"""RawValue and RawArray have no lock; structures of ctypes can be shared."""
import ctypes
from multiprocessing import Process
from multiprocessing.sharedctypes import Array, RawArray, RawValue, copy


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double)]


def modify(number, numbers, points):
    number.value **= 2
    for i, n in enumerate(numbers):
        numbers[i] = n + 0.5
    for point in points:
        point.x, point.y = point.y, point.x


if __name__ == "__main__":
    number, numbers = RawValue("i", 7), RawArray("d", [1, 2, 3])
    points = Array(Point, [(1.5, -2), (0, 4)])
    p = Process(target=modify, args=(number, numbers, points))
    p.start()
    p.join()
    print(number.value, numbers[:], [(q.x, q.y) for q in points])
    print(hasattr(number, "get_lock"), hasattr(points, "get_lock"))
    other = copy(numbers)
    other[0] = 99
    print(numbers[0], other[0])
