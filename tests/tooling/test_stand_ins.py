"""The stand-ins for library modules behave like the real ones, as far as they go."""

from __future__ import annotations

import dataclasses
import enum
import functools
import importlib.util
from types import ModuleType
from typing import Any

import pytest

from tooling.brython_aot.library import STAND_INS


def stand_in(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"stand_in_{name}", STAND_INS / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outcome(function: Any) -> str:
    try:
        return repr(function())
    except Exception as error:
        return type(error).__name__


def data_class_facts(m: Any) -> list[str]:
    @m.dataclass(frozen=True)
    class Base:
        label: str
        weight: int = 3
        tags: list[str] = m.field(default_factory=list, compare=False)

    @m.dataclass(frozen=True)
    class More(Base):
        where: str = m.field(default="here", repr=False)

    @m.dataclass(order=True)
    class Point:
        x: int
        y: int = 0

        def __post_init__(self) -> None:
            self.x *= 2

    point = Point(1)
    return [
        outcome(lambda: Base("a")),
        outcome(lambda: More("a", 1, ["t"], where="w")),
        outcome(lambda: Base("a", tags=["x"]) == Base("a", tags=["y"])),
        outcome(lambda: Base("a") == More("a")),
        outcome(lambda: hash(Base("a")) == hash(Base("a"))),
        outcome(lambda: m.asdict(More("a"))),
        outcome(lambda: m.replace(More("a"), weight=9).weight),
        outcome(lambda: [f.name for f in m.fields(More)]),
        outcome(lambda: setattr(Base("a"), "label", "b")),
        outcome(lambda: delattr(Base("a"), "label")),
        outcome(lambda: Base()),
        outcome(lambda: Base("a", unknown=1)),
        outcome(lambda: Base("a", label="b")),
        outcome(lambda: Base("a", 1, [], 4)),
        outcome(lambda: (point.x, Point(1) < Point(2), Point(1, 1) > Point(1, 2))),
        outcome(lambda: Base("a").tags is Base("a").tags),
    ]


def test_data_classes() -> None:
    assert data_class_facts(stand_in("dataclasses")) == data_class_facts(dataclasses)


def enum_facts(m: Any) -> list[str]:
    class Colour(m.Enum):
        RED = 1
        BLUE = "b"
        ALSO = 1

        def title(self) -> str:
            return str(self.name).title()

    class Way(m.StrEnum):
        INPUT = m.auto()
        DROP = "drop"

    class Number(m.IntEnum):
        ONE = m.auto()
        SEVEN = 7

    return [
        outcome(lambda: Colour.RED),
        outcome(lambda: str(Colour.RED)),
        outcome(lambda: Colour("b").title()),
        outcome(lambda: Colour["BLUE"].value),
        outcome(lambda: Colour(5)),
        outcome(lambda: Colour["GREEN"]),
        outcome(lambda: [c.name for c in Colour]),
        outcome(lambda: Colour.ALSO is Colour.RED),
        outcome(lambda: len(Colour)),
        outcome(lambda: isinstance(Colour.RED, Colour)),
        outcome(lambda: Colour.RED == Colour.BLUE),
        outcome(lambda: {Colour.RED: 1}[Colour.ALSO]),
        outcome(lambda: f"{Way.INPUT} {Way.DROP.value} {Way.DROP == 'drop'}"),
        outcome(lambda: Way("drop") is Way.DROP),
        outcome(lambda: {"drop": 1}[Way.DROP]),
        outcome(lambda: "drop" in Way),
        outcome(lambda: (Number.ONE + 1, int(Number.SEVEN), f"{Number.SEVEN}")),
        outcome(lambda: sorted(n.value for n in Number)),
    ]


def test_enumerations() -> None:
    assert enum_facts(stand_in("enum")) == enum_facts(enum)


def function_facts(m: Any) -> list[str]:
    calls: list[int] = []

    @m.cache
    def square(n: int) -> int:
        calls.append(n)
        return n * n

    @m.wraps(square)
    def wrapper() -> None:
        pass

    return [
        outcome(lambda: (square(2), square(2), calls)),
        outcome(lambda: m.partial(int, "11", base=2)()),
        outcome(lambda: m.partial(max, 3)(5)),
        outcome(lambda: m.reduce(lambda a, b: a * 10 + b, [1, 2, 3])),
        outcome(lambda: m.reduce(lambda a, b: a + b, [], 7)),
        outcome(lambda: wrapper.__name__),
    ]


def test_functions() -> None:
    assert function_facts(stand_in("functools")) == function_facts(functools)


@pytest.mark.parametrize("name", ["Any", "Callable", "Literal", "Protocol", "TypedDict", "cast"])
def test_names_for_annotations(name: str) -> None:
    assert hasattr(stand_in("typing"), name)
