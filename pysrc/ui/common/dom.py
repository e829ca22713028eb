"""Making and finding elements. Children given as text become text, never markup."""

from __future__ import annotations

from browser import document
from ui.common.icons import ICONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from browser import Element

_SVG = "http://www.w3.org/2000/svg"


def element(
    name: str,
    *children: Element | str,
    style: str = "",
    attributes: dict[str, str] | None = None,
) -> Element:
    """Make an element; ``style`` is its class."""
    made = document.createElement(name)
    if style:
        made.className = style
    for attribute, value in (attributes or {}).items():
        made.setAttribute(attribute, value)
    for child in children:
        made.append(child)
    return made


def svg_element(name: str, attributes: dict[str, str], *children: Element) -> Element:
    """Make an element of a drawing."""
    made = document.createElementNS(_SVG, name)
    for attribute, value in attributes.items():
        made.setAttribute(attribute, value)
    for child in children:
        made.append(child)
    return made


def value_element(value: str) -> Element:
    """Make an element for text out of a file, with a direction of its own."""
    return element("bdi", value)


def icon(name: str, style: str = "icon") -> Element:
    """Draw an icon; it says nothing that the text beside it does not say."""
    lines = [svg_element("path", {"d": line}) for line in ICONS[name]]
    attributes = {"viewBox": "0 0 24 24", "aria-hidden": "true", "class": style}
    return svg_element("svg", attributes, *lines)


def find(name: str) -> Element:
    """Return the element of the page with this id, which must be there."""
    found = document.getElementById(name)
    if found is None:
        raise LookupError(f"the page has no element named {name}")
    return found


def say_in(name: str, text: str) -> None:
    """Set the text of an element of the page; without text it is hidden."""
    found = find(name)
    if found.textContent != text:
        found.textContent = text
    found.hidden = not text
