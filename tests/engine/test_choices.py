"""What of its content each file gives occasion to ask about."""

from __future__ import annotations

from coatcheck.choices import ASKED_BY, asked
from coatcheck.labels import Label
from coatcheck.model import Category, Finding, Inside, Nested, Report
from coatcheck.policy import DEFAULT, FOR_LOOKS, Choice, Policy

NOTICE = Finding(Category.PEOPLE, Label.COPYRIGHT, "Ada")
INSIDE = Finding(Category.PEOPLE, Label.COPYRIGHT, "Bo", inside=(Inside(Nested.PICTURE, 1),))


def report(*findings: Finding) -> Report:
    return Report("JPEG", "image/jpeg", ".jpg", 9, findings)


def test_what_is_told_is_asked_about_once() -> None:
    [one] = asked(report(NOTICE, NOTICE), DEFAULT)
    assert (one.choice, one.kept) == (Choice.COPYRIGHT, False)
    [one] = asked(report(NOTICE), Policy(FOR_LOOKS | {Choice.COPYRIGHT}))
    assert one.kept


def test_what_is_not_there_is_not_asked_about() -> None:
    assert asked(report(), DEFAULT) == []
    assert asked(report(INSIDE), DEFAULT) == []


def test_nobody_is_asked_about_looks() -> None:
    assert not set(ASKED_BY.values()) & FOR_LOOKS
