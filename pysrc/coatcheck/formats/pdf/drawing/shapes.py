"""Matrices and boxes (ISO 32000-2, 8.3), and the numbers that content streams give them by."""

from __future__ import annotations

from collections.abc import Callable

from coatcheck.formats.pdf.reading.objects import Value, number

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def numbers(operands: list[bytes]) -> list[float]:
    """Read operands; what is no number is 0."""
    try:
        found = [float(item) for item in operands]
    except ValueError:
        return [number(item) for item in operands]
    # No page is so large: what is beyond would only spoil the sums.
    return [value if -1e9 < value < 1e9 else 0.0 for value in found]


def times(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does the first and then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def box_of(matrix: Matrix, x: float, y: float, width: float, height: float) -> Box:
    """Return the box around a rectangle that a matrix has turned."""
    a, b, c, d, e, f = matrix
    if not b and not c:
        x, y, width, height = a * x + e, d * y + f, a * width, d * height
        return min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)
    xs = [a * u + c * v + e for u in (x, x + width) for v in (y, y + height)]
    ys = [b * u + d * v + f for u in (x, x + width) for v in (y, y + height)]
    return min(xs), min(ys), max(xs), max(ys)


def matrix_of(value: Value, get: Callable[[Value], Value]) -> Matrix:
    """Read a matrix; the identity for what is none."""
    value = get(value)
    if not isinstance(value, list) or len(value) != 6:
        return IDENTITY
    a, b, c, d, e, f = (number(get(item)) for item in value)
    return a, b, c, d, e, f
