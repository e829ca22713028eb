"""Whether a text begins with a label."""

from __future__ import annotations

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.labelled.labels import by_first_word, first_word, labels


def starts_with_label(text: str) -> bool:
    """Whether folded text begins with a label that names neither a person nor a place."""
    for label in by_first_word().get(first_word(text, 0), ()):
        rest = text[len(label) : len(label) + 1]
        if text.startswith(label) and not rest.isalnum():
            return len(label) > 3 and labels()[label] not in {Kind.ADDRESS, Kind.NAME}
    return False


def label_at_start(text: str) -> bool:
    """Whether folded text begins with a label of more than a few letters and a colon, or is one."""
    if text.strip(" .:") in labels():
        return True
    for label in by_first_word().get(first_word(text, 0), ()):
        if len(label) > 3 and text.startswith(label):
            rest = text[len(label) :].lstrip()
            return not rest or rest[0] in ":："
    return False
