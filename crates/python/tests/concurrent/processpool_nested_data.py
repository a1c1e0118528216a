"""Dataclasses, enums and named tuples go to the workers and back."""
import enum
from collections import namedtuple
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


Size = namedtuple("Size", "width height")


@dataclass(frozen=True)
class Shape:
    name: str
    size: Size
    colour: Colour = Colour.RED
    tags: tuple = field(default=())


def paint(shape: Shape) -> Shape:
    return replace(shape, colour=Colour.BLUE, tags=(*shape.tags, f"area {shape.size.width * shape.size.height}"))


if __name__ == "__main__":
    shapes = [Shape("door", Size(1, 2)), Shape("wall", Size(4, 3), tags=("old",))]
    with ProcessPoolExecutor(1) as pool:
        for before, after in zip(shapes, pool.map(paint, shapes)):
            print(after)
            print(after.colour is Colour.BLUE, before.colour is Colour.RED, isinstance(after.size, Size))
