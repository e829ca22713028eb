"""What text says: from the steps of a CTC recogniser to characters and their places.

Connectionist temporal classification (Graves and others, 2006, 3.2): the likeliest label of each
step, repetitions merged, blanks dropped. The steps of a character give its place in the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

HEIGHT = 48
WIDEST = 3200
"""Width in pixels at which a line is squeezed."""

Array = np.ndarray[Any, Any]


def alphabet(lines: str) -> list[str]:
    """Return the labels of a model from its metadata ``character``: blank first, space last."""
    return ["", *lines.split("\n"), " "]


def width_for(width: float, height: float) -> int:
    """Return the width of a line's picture at the network's height."""
    return max(min(round(HEIGHT * width / max(height, 1.0)), WIDEST), 16)


def network_input(rgb: Array) -> Array:
    """Turn 48 x width x 3 bytes of red, green, blue into a batch of one, padded to 32."""
    width = -(-max(rgb.shape[1], 64) // 32) * 32
    made = np.zeros((1, 3, HEIGHT, width), np.float32)
    made[0, :, :, : rgb.shape[1]] = rgb[:, :, ::-1].transpose(2, 0, 1) / np.float32(127.5) - 1
    return made


def decode(
    steps: Array, labels: Sequence[str], used: float = 1.0
) -> tuple[str, tuple[float, ...], float]:
    """Return text, the middles of its characters from 0 to 1, and the mean of their scores.

    ``steps`` is steps x labels; ``used`` the share of the width that was not padding.
    """
    best, scores = steps.argmax(axis=1), steps.max(axis=1)
    count = len(best)
    text: list[str] = []
    places: list[float] = []
    sure: list[float] = []
    start = 0
    for t in range(1, count + 1):
        if t < count and best[t] == best[start]:
            continue
        label = int(best[start])
        if 0 < label < len(labels):
            run = slice(start, t)
            weight = scores[run] / scores[run].sum()
            middle = float((weight * (np.arange(start, t) + 0.5)).sum()) / count / used
            for character in labels[label]:
                text.append(character)
                places.append(min(middle, 1.0))
                sure.append(float(scores[run].max()))
        start = t
    return "".join(text), tuple(places), float(np.mean(sure)) if sure else 0.0
