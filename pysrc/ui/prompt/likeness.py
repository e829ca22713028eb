"""Whether a hidden picture shows something else than the picture itself.

Both come as small squares of grey, stretched to the same size. A thumbnail may lie on its side
where the picture itself is turned upright by its Exif, so every way to turn it is tried.
"""

from __future__ import annotations

SIDE = 16
"""Width and height of the squares in pixels."""
FAR = 20
"""Mean difference, of 255 at most, from which on two squares do not show the same.

JPEG's losses and a different scaler stay below 8; cropping a tenth away mostly gives 25 or more.
"""


def shows_the_same(first: list[int], second: list[int]) -> bool:
    """Compare two squares of ``SIDE * SIDE`` grey values, row by row."""
    turned = second
    for _ in range(4):
        if _difference(first, turned) < FAR:
            return True
        turned = _turn(turned)
    return False


def grey(pixels: list[int]) -> list[int]:
    """Turn red, green, blue and opacity, one after another, into grey (ITU-R BT.601 weights)."""
    return [
        (299 * pixels[place] + 587 * pixels[place + 1] + 114 * pixels[place + 2]) // 1000
        for place in range(0, len(pixels), 4)
    ]


def _difference(first: list[int], second: list[int]) -> float:
    total = sum(abs(one - other) for one, other in zip(first, second))  # noqa: B905
    return total / len(first)


def _turn(square: list[int]) -> list[int]:
    """Turn a square by a quarter."""
    return [
        square[(SIDE - 1 - column) * SIDE + row] for row in range(SIDE) for column in range(SIDE)
    ]
