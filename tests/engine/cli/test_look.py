"""The commands that look at pixels, on pictures drawn here, with the real models."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from coatcheck.cli import look
from coatcheck.cli.main import DONE, REFUSED, USAGE, main

ROOT = Path(__file__).parents[3] / "pysrc"
LINES = (
    "Shopping list for the weekend",
    "write to anna.rossi@example.org",
    "card 4012 8888 8888 1881",
)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    image = Image.new("RGB", (900, 260), "white")
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(LINES):
        pen.text((40, 30 + 70 * number), line, fill="black", font=ImageFont.load_default(34))
    path = tmp_path / "note.png"
    image.save(path)
    return path


def test_look_tells_kinds_places_and_shortened_words(
    note: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["look", "--json", str(note)]) == DONE
    told = json.loads(capsys.readouterr().out)
    pieces = {piece["kind"]: piece for piece in told["files"][str(note)]}
    assert set(pieces) == {"email", "card"}
    assert pieces["email"]["label"] == "an…@example.org"
    assert pieces["card"]["label"] == "…1881"
    xs, ys = zip(*pieces["card"]["poly"], strict=True)
    assert 100 < min(xs) < 130 and 160 < min(ys) < max(ys) < 225
    assert told["sizes"][str(note)] == [900, 260]
    assert told["times"][str(note)] > 0
    assert told["errors"] == {}


def test_lines_that_could_not_be_read_are_apart() -> None:
    pieces = [{"kind": "name"}, {"kind": "unreadable"}]
    result = {"path": "a.png", "pieces": pieces, "width": 9, "height": 9, "seconds": 0.1}
    told = look._rendered([result])
    assert told["files"] == {"a.png": [{"kind": "name"}]}
    assert told["unreadable"] == {"a.png": [{"kind": "unreadable"}]}


def test_look_says_in_words_what_it_sees(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["look", str(note)]) == DONE
    said = capsys.readouterr().out
    assert "1 e-mail address" in said and "1 card number" in said
    assert "anna.rossi" not in said


def test_nothing_found_is_not_nothing_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("RGB", (64, 64), "white").save(tmp_path / "blank.png")
    assert main(["look", str(tmp_path / "blank.png")]) == DONE
    assert "does not say that nothing is there" in capsys.readouterr().out


def test_what_cannot_be_looked_at_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.png"
    Image.new("RGB", (64, 64), "white").save(broken)
    broken.write_bytes(broken.read_bytes()[:50])
    assert main(["look", "--json", str(broken)]) == REFUSED
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == {} and told["errors"][str(broken)]["code"]


def test_redact_hides_what_is_chosen_and_nothing_else(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    words = ["redact", str(note), "--hide", "faces,codes,text:email", "-o", str(out)]
    assert main(words) == DONE
    assert "hidden: 1 e-mail address" in capsys.readouterr().out
    with Image.open(note) as before, Image.open(out) as after:
        whole = after.convert("RGB")
        assert whole.crop((320, 115, 520, 130)).getcolors() == [(200 * 15, (0, 0, 0))]
        for box in ((0, 0, 900, 85), (0, 165, 900, 260)):
            assert whole.crop(box).tobytes() == before.crop(box).tobytes()
    assert main(["look", "--json", str(out)]) == DONE
    kinds = [piece["kind"] for piece in json.loads(capsys.readouterr().out)["files"][str(out)]]
    assert kinds == ["card"]


def test_slanted_text_is_hidden_whole(note: Path, tmp_path: Path) -> None:
    turned, out = tmp_path / "turned.png", tmp_path / "out.png"
    with Image.open(note) as image:
        image.rotate(8, Image.Resampling.BICUBIC, expand=True, fillcolor="white").save(turned)
    assert main(["redact", str(turned), "--hide", "text", "-q", "-o", str(out)]) == DONE
    with Image.open(out) as image:
        assert (image.convert("L").histogram()[0]) > 300 * 30


@pytest.mark.parametrize("what", ["face", "text:nothing", "codes:email", ""])
def test_what_cannot_be_hidden(what: str, note: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["redact", str(note), "--hide", what, "-o", str(tmp_path / "out.png")])
    assert ended.value.code == USAGE


@pytest.mark.parametrize("package", ["onnxruntime", "numpy", "zxingcpp", "stdnum", "phonenumbers"])
def test_a_missing_package_is_said(package: str, note: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    for words in (["look", str(note)], ["redact", str(note), "--hide", "text", "-o", str(out)]):
        script = f"import sys; sys.modules[{package!r}] = None\n"
        script += f"from coatcheck.cli.main import main; sys.exit(main({words!r}))"
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            env={"PYTHONPATH": str(ROOT)},
        )
        assert done.returncode == USAGE
        assert "pip install '.[visible]'" in done.stderr
    assert not out.exists()
