"""What the command line says of a picture: what a friend would, not a dump of tags."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coatcheck.labels import Label as L
from coatcheck.model import Category, Finding, Kept, Report
from coatcheck.pipeline.inspect import inspect
from coatcheck.policy import HIDDEN_PROMPT
from coatcheck.report import file_facts
from coatcheck.report.english import cut, on, together
from coatcheck.report.sentences import say
from coatcheck.report.text import tell
from coatcheck.source import BytesSource
from engine.builders import jpeg, trailers

SAMPLES = Path(__file__).parents[2] / "samples"
C = Category


def told(name: str) -> list[str]:
    return list(tell(name, inspect(BytesSource((SAMPLES / name).read_bytes()))))


def report(*findings: Finding, kept: tuple[Kept, ...] = ()) -> Report:
    return Report("JPEG", "image/jpeg", ".jpg", 2_100_000, findings, kept)


def lines(*findings: Finding) -> list[str]:
    return list(tell("a.jpg", report(*findings)))


def finding(category: Category, label: L, value: str = "", weight: int = 90) -> Finding:
    return Finding(category, label, value, (), weight)


def test_a_photo_from_a_camera() -> None:
    first, *others = told("squirrel.jpg")
    # The name of the town is there only where the places have been built.
    assert first.startswith("squirrel.jpg says where it was taken: ")
    for line in (
        "  It names Alvin the Squirrel and the photographer Patrik.",
        "  It carries two hidden smaller copies of the picture.",
        "  It can be traced to one single camera and lens by serial number.",
        "  It was taken on 11 June 2015 at 10:29 with a Canon EOS 600D and the lens "
        "EF-S15-85mm f/3.5-5.6 IS USM.",
        "  A cleaned copy keeps its colour profile, so that its colours stay the same.",
    ):
        assert line in others
    numbers = next(line for line in others if line.startswith("  Numbers and ids: "))
    assert "123063022888" in numbers and "0000129324" in numbers


def test_a_picture_of_an_ai_with_its_workflow() -> None:
    first, second, *_ = told("comfyui.png")
    assert first == (
        "comfyui.png carries the prompt it was made from: “photograph of victorian woman with "
        "wings, sky clouds, meadow grass”, with more beside it."
    )
    assert second == "  It carries the whole workflow behind it, each step with its settings."
    assert not any("{" in line for line in told("comfyui.png"))


def test_a_picture_with_content_credentials() -> None:
    assert (
        "  It carries content credentials, signed by C2PA Test Signing Cert, C2PA Signer, which "
        "say it was created and converted."
    ) in told("seaside.jpg")


def test_an_export_of_photoshop() -> None:
    text = told("photoshop.jpg")
    assert text[0] == "photoshop.jpg names the photographer Sindre Sorhus."
    assert (
        "  It was changed on 19 January 2014 at 01:55 (UTC+1) with Adobe Photoshop CS6 "
        "(Macintosh) and Aperture 3.1.3."
    ) in text


def test_a_phone_names_its_lens_only_once() -> None:
    assert (
        "  It was taken on 7 May 2024 at 09:33 (UTC+8) with a Google Pixel 6 and its back camera "
        "6.81mm f/1.85."
    ) in told("ultrahdr.jpg")


def test_a_motion_photo() -> None:
    data = jpeg.grey() + trailers.samsung(MotionPhoto_Data=trailers.video())
    first = next(tell("motion.jpg", inspect(BytesSource(data))))
    assert first == "motion.jpg carries a video that travels with the picture (166 bytes)."


def test_people_of_one_role_are_named_together_and_addresses_are_no_names() -> None:
    author = L.AUTHOR
    first, second, *_ = lines(
        finding(C.PEOPLE, author, "Ada"),
        finding(C.PEOPLE, author, "Bo"),
        finding(C.PEOPLE, author, "https://example.org/ada"),
        finding(C.PEOPLE, L.OWNER, "Cy"),
    )
    assert first == "a.jpg names the authors Ada and Bo and the owner Cy."
    assert second == "  Numbers and ids: photographer or author: https://example.org/ada."


def test_nothing_to_tell() -> None:
    first, last = tell("a.png", report())
    assert first == "a.png hides nothing that Coatcheck knows of; what it shows is another matter."
    assert last == "  The file is a JPEG of 2.1 MB."


def test_only_small_things() -> None:
    first, second, _ = lines(finding(C.SETTINGS, L.CAMERA_SETTINGS, "f/2"))
    assert first == "a.jpg gives away only small things."
    assert second == "  Small things: camera settings (f/2)."


def test_the_file_itself_is_told_near_the_end() -> None:
    named = file_facts.added(report(), "IMG_20260704_153012.jpg", 1_783_179_012)
    last = list(tell("IMG_20260704_153012.jpg", named))[-1]
    assert "last changed on" in last and " July 2026 at " in last
    assert "Its name tells something too: 4 July 2026, 15:30, named as a phone’s camera" in last


def test_what_cannot_be_removed_is_said() -> None:
    first = lines(HIDDEN_PROMPT)[0]
    assert first == "a.jpg carries a prompt hidden in the pixels, which cleaning cannot remove."


@pytest.mark.parametrize("category", [c for c in C if c not in (C.TECHNICAL, C.FILE)])
@pytest.mark.parametrize("weight", [0, 20, 90])
@pytest.mark.parametrize("value", ["", "the value"])
def test_no_finding_is_passed_over(category: Category, weight: int, value: str) -> None:
    text = " ".join(lines(finding(category, L.PANORAMA, value, weight))).lower()
    assert "how the panorama was taken" in text
    assert "nothing" not in text


def test_each_label_of_the_classification_is_told() -> None:
    for name in ("squirrel.jpg", "agency.jpg", "seaside.jpg", "novelai.png", "flower.webp"):
        found = inspect(BytesSource((SAMPLES / name).read_bytes())).telling
        said = say(found)
        assert len(said.sentences) + len(said.more) + len(said.numbers) + len(said.small) > 3
        assert all(s and s[0].islower() for s in said.sentences), said.sentences


def test_very_much_is_said_in_short() -> None:
    many = [finding(C.CAPTION, L.TEXT_LAYERS, f"{n} " + "word " * 300) for n in range(500)]
    many += [finding(C.SOFTWARE, L.SOFTWARE, f"{n} program") for n in range(500)]
    many += [finding(C.CAPTION, L.DESCRIPTION, f"{n} text " * 99) for n in range(500)]
    assert sum(map(len, lines(*many))) < 2000
    assert any(line.endswith("and 494 more.") for line in lines(*many))


def test_a_strangers_text_does_not_command_the_terminal() -> None:
    text = lines(
        finding(C.CAPTION, L.DESCRIPTION, "a\x1b[31mb\nIt carries nothing."),
        finding(C.PEOPLE, L.AUTHOR, "x\x07\u202ey"),
    )
    assert all(line.isprintable() for line in text)
    assert not any(line.strip() == "It carries nothing." for line in text)


@pytest.mark.parametrize(
    ("function", "value", "expected"),
    [
        (on, "4 July 2026, 15:30 (UTC+2)", "on 4 July 2026 at 15:30 (UTC+2)"),
        (on, "July 2026", "in July 2026"),
        (on, "2026", "in 2026"),
        (on, "noon", "at noon"),
        (lambda value: cut(value, 12), "something so long", "something…"),
        (lambda value: cut(value, 12), "short\n one", "short one"),
        (lambda value: together(value.split()), "a b c", "a, b and c"),
        (lambda value: together(value.split()), "a", "a"),
    ],
)
def test_words(function: Callable[[str], str], value: str, expected: str) -> None:
    assert function(value) == expected
