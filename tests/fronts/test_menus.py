"""Menus and popovers of component libraries with a file input inside, opened and pressed as a
person does it: what closes when the focus leaves it takes its input away.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hand import CANCEL, CLEAN, ORIGINAL, Hand, was_cleaned

MENUS = {
    "menus": (
        "radix-dropdown",
        "radix-popover",
        "headless-menu",
        "headless-popover",
        "material-menu",
        "ant-dropdown",
    ),
    "quasar": ("quasar-menu",),
}
CASES = [(page, menu) for page, menus in MENUS.items() for menu in menus]
Open = Callable[..., Hand]


def open_menu(hand: Hand, menu: str) -> None:
    """Press its button, and wait for the menu."""
    hand.page.locator(f"#{menu}").click()
    hand.page.locator(f"#{menu}-item").wait_for()


@pytest.mark.parametrize(("page", "menu"), CASES)
def test_menu(open_front: Open, photo: Path, second_photo: Path, page: str, menu: str) -> None:
    """The menu stays open while the question is, as it does behind a file dialog; it gets what was
    decided, and closes by itself after that.
    """
    hand = open_front(page)
    item = hand.page.locator(f"#{menu}-item")

    open_menu(hand, menu)
    hand.choose(f"#{menu}-item", photo)
    hand.decide(CANCEL)
    hand.settle()
    assert hand.calls() == []
    assert item.is_visible(), "the menu is gone"

    hand.choose(f"#{menu}-item", photo)
    hand.decide(CLEAN)
    [(came_by, [received])] = hand.calls(1)
    assert came_by == menu
    was_cleaned(received, photo.read_bytes())
    item.wait_for(state="hidden")

    open_menu(hand, menu)
    hand.choose(f"#{menu}-item", second_photo)
    hand.decide(ORIGINAL)
    hand.calls(2)
    item.wait_for(state="hidden")
    hand.settle()
    _, (_, [received]) = hand.calls()
    assert (received.name, received.data) == (second_photo.name, second_photo.read_bytes())
