"""Used by `page`, and uses it in turn."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nowhere import Nothing  # never imported in a page


class Colour(Enum):
    RED = 1
    BLUE = 2


class Way(StrEnum):
    INPUT = auto()
    DROP = "drop"


@dataclass(frozen=True)
class Finding:
    label: str
    weight: int = 3
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place(Finding):
    where: str = "here"


def nothing(_: Nothing) -> None:
    pass


def late() -> str:
    from sample import page

    return page.NAME


def facts() -> list[str]:
    return [
        repr(Finding("a", tags=["q"])),
        str(Place("a") == Place("a")),
        repr(asdict(replace(Place("p"), weight=9))),
        f"{Colour(2).name} {Way.INPUT} {Way('drop').value} {[c.value for c in Colour]}",
    ]
