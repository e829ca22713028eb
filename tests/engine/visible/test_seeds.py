"""Recovery phrases in lines and in cells, with the words of the standard's own vectors."""

from __future__ import annotations

from engine.visible.pages import told

# BIP 39's list, first and last words.
_WORDS = [
    *("abandon", "ability", "able", "about", "above", "absent"),
    *("wrist", "write", "wrong", "yard", "year", "zoo"),
]


def _secrets(text: str) -> set[str]:
    return {words for kind, words in told(text) if kind == "secret"}


def test_in_lines() -> None:
    one = " ".join(_WORDS)
    assert _secrets(one) == {one}
    two = " ".join(_WORDS[:6]), " ".join(_WORDS[6:])
    assert _secrets("\n".join(two)) == set(two)


def test_numbered_cells() -> None:
    rows = (
        "   ".join(f"{i + 1}. {_WORDS[i]:10}" for i in range(start, start + 3))
        for start in (0, 3, 6, 9)
    )
    assert _secrets("\n".join(rows)) == set(_WORDS)


def test_sentences_and_lists_are_none() -> None:
    assert not _secrets("we went over the hills and far away with nine more days left")
    assert not _secrets("1. milk   2. bread   3. eggs")
    assert not _secrets("one two three\nfour five")
