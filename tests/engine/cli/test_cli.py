"""The command line: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from coatcheck.cli.main import DONE, REFUSED, USAGE, main
from engine.builders import movie, office, pdf
from engine.builders.heif import box

SAMPLES = Path(__file__).parents[2] / "samples"
SQUIRREL = SAMPLES / "squirrel.jpg"


def test_inspect_speaks_to_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(SQUIRREL)]) == DONE
    told = capsys.readouterr().out
    assert f"{SQUIRREL} says where it was taken: " in told
    assert "37.8711, -122.2568" in told
    assert "Canon EOS 600D" in told
    assert "123063022888" in told
    assert "11 June 2015" in told


def test_inspect_as_json_has_it_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "--json", str(SQUIRREL), str(SAMPLES / "novelai.png")]) == DONE
    squirrel, novel = json.loads(capsys.readouterr().out)
    assert squirrel["report"]["format"] == "JPEG"
    findings = squirrel["report"]["findings"]
    assert findings[0]["category"] == "location"
    assert findings[0]["numbers"] == pytest.approx([37.871094, -122.256781], abs=1e-5)
    categories = {finding["category"] for finding in findings}
    assert {"device", "device_id", "date", "people", "hidden_picture"} <= categories
    assert "ai_prompt" in {finding["category"] for finding in novel["report"]["findings"]}


def test_clean_keeps_relative_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    album = tmp_path / "album"
    (album / "berkeley").mkdir(parents=True)
    shutil.copy(SQUIRREL, album / "berkeley" / "one.jpg")
    shutil.copy(SAMPLES / "seaside.jpg", album / "two.jpg")
    assert main(["clean", str(album), "-o", str(tmp_path / "out")]) == DONE
    one, two = tmp_path / "out/berkeley/one.jpg", tmp_path / "out/two.jpg"
    assert b"Berkeley" not in one.read_bytes()
    assert b"SM-J320F" not in two.read_bytes()
    assert b"SM-J320F" in (album / "two.jpg").read_bytes(), "the original is untouched"
    assert "findings removed" in capsys.readouterr().out


def test_refused_files_are_named_and_the_others_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    album = tmp_path / "album"
    album.mkdir()
    shutil.copy(SQUIRREL, album / "good.jpg")
    (album / "broken.jpg").write_bytes(SQUIRREL.read_bytes()[:300])
    (album / "letter.txt").write_text("no picture at all")
    (album / "gone.jpg").symlink_to("nowhere")
    out = tmp_path / "out"
    assert main(["clean", str(album), "-o", str(out), "--json"]) == REFUSED
    printed = capsys.readouterr()
    codes = {
        Path(result["path"]).name: result.get("error", {}).get("code")
        for result in json.loads(printed.out)
    }
    assert "letter.txt" not in printed.err, "it is no picture and was not named"
    assert codes == {
        "good.jpg": None,
        "broken.jpg": "damaged_file",
        "gone.jpg": "unreadable",
    }
    for name in ("broken.jpg", "gone.jpg"):
        assert name in printed.err
    assert [path.name for path in out.iterdir()] == ["good.jpg"]


def test_in_place_is_explicit_and_whole(tmp_path: Path) -> None:
    picture = tmp_path / "picture.jpg"
    shutil.copy(SQUIRREL, picture)
    picture.chmod(0o640)
    assert main(["clean", "--in-place", str(picture)]) == DONE
    assert b"Canon" not in picture.read_bytes()
    assert picture.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["picture.jpg"]


def test_in_place_leaves_a_refused_file_alone(tmp_path: Path) -> None:
    picture = tmp_path / "broken.jpg"
    picture.write_bytes(SQUIRREL.read_bytes()[:300])
    assert main(["clean", "--in-place", str(picture)]) == REFUSED
    assert picture.read_bytes() == SQUIRREL.read_bytes()[:300]
    assert [path.name for path in tmp_path.iterdir()] == ["broken.jpg"]


def test_nothing_is_overwritten_by_accident(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "picture.jpg"
    shutil.copy(SQUIRREL, picture)
    assert main(["clean", str(picture), "-o", str(tmp_path)]) == REFUSED
    assert "--in-place" in capsys.readouterr().err
    assert picture.read_bytes() == SQUIRREL.read_bytes()

    out = tmp_path / "out"
    out.mkdir()
    (out / "picture.jpg").write_text("precious")
    assert main(["clean", str(picture), "-o", str(out)]) == REFUSED
    assert (out / "picture.jpg").read_text() == "precious"
    assert main(["clean", "--force", str(picture), "-o", str(out)]) == DONE
    assert (out / "picture.jpg").read_bytes().startswith(b"\xff\xd8")


def test_two_files_of_one_name_do_not_swallow_each_other(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        shutil.copy(SQUIRREL, tmp_path / folder / "same.jpg")
    paths = [str(tmp_path / folder / "same.jpg") for folder in ("a", "b")]
    assert main(["clean", "--force", *paths, "-o", str(tmp_path / "out")]) == REFUSED


@pytest.mark.parametrize(
    "words", [[], ["clean", "x.jpg"], ["inspect"], ["clean", "-o", "a", "--in-place", "b"]]
)
def test_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


def test_a_terminal_is_not_at_the_mercy_of_a_file_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "a\x1b[31mb.jpg"
    shutil.copy(SQUIRREL, picture)
    assert main(["inspect", str(picture)]) == DONE
    assert "\x1b" not in capsys.readouterr().out


def test_redact_writes_one_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = SAMPLES / "seaside.jpg", tmp_path / "out.jpg"
    command = ["redact", str(source), "--box", "10,20,100,80", "-o", str(target)]
    assert main(command) == DONE
    assert "270 x 480" in capsys.readouterr().out
    assert b"SM-J320F" not in target.read_bytes()
    made = target.read_bytes()
    assert main(command) == REFUSED, "a file that is there is not lost"
    assert main([*command, "--force", "--style", "blur", "--crop", "0,0,200,200"]) == DONE
    assert "200 x 200" in capsys.readouterr().out
    assert target.read_bytes() != made


def test_redact_refuses_what_it_cannot_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["-o", str(tmp_path / "out.png")]
    assert main(["redact", str(SQUIRREL), *out]) == USAGE
    assert main(["redact", str(SQUIRREL), "--box", "1,1,5,5", *out]) == REFUSED
    assert "the copy is JPEG" in capsys.readouterr().err
    assert main(["redact", str(SAMPLES / "inkscape.svg"), "--box", "1,1,5,5", *out]) == REFUSED
    assert main(["redact", str(tmp_path / "none.jpg"), "--box", "1,1,5,5", *out]) == REFUSED
    with pytest.raises(SystemExit):
        main(["redact", str(SQUIRREL), "--box", "1,1,5", *out])
    assert list(tmp_path.iterdir()) == []


def test_redact_says_when_pillow_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("coatcheck.redaction")]:
        if name != "coatcheck.cli.redact":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("coatcheck.redaction", raising=False)
    monkeypatch.setitem(sys.modules, "PIL", None)
    out = str(tmp_path / "out.jpg")
    assert main(["redact", str(SQUIRREL), "--box", "1,1,5,5", "-o", out]) == USAGE
    assert capsys.readouterr().err.endswith("needs Pillow: pip install Pillow\n")


def test_a_movie_is_inspected_and_cleaned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = movie.user_text(b"\xa9xyz", b"+37.8711-122.2568/")
    film = tmp_path / "film.m4v"
    film.write_bytes(movie.movie(movie.video(), more=box(b"udta", place)))
    assert main(["inspect", str(film)]) == DONE
    assert "37.8711" in capsys.readouterr().out
    assert main(["clean", str(film), "-o", str(tmp_path / "out.m4v")]) == DONE
    copy = (tmp_path / "out.m4v").read_bytes()
    assert b"37.8711" not in copy and movie.VIDEO in copy


def test_a_document_is_inspected_and_cleaned_by_choice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    comments = (
        b"<w:comments"
        + office.W
        + b'><w:comment w:id="0" w:author="Jane Roe"><w:p><w:r><w:t>Really'
        b"?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    parts = {"word/comments.xml": comments}
    letter = tmp_path / "letter.docx"
    letter.write_bytes(office.package(main=[("comments", "comments.xml")], parts=parts))
    assert main(["inspect", str(letter)]) == DONE
    assert "Jane Roe" in capsys.readouterr().out
    out = tmp_path / "out.docx"
    assert main(["clean", str(letter), "-o", str(out)]) == DONE
    assert b"Jane" not in out.read_bytes() and b"Really?" in out.read_bytes()
    assert main(["clean", "--force", "--drop", "comments", str(letter), "-o", str(out)]) == DONE
    assert b"Really?" not in out.read_bytes()
    assert (
        main(["clean", "--force", "--keep", "comment-authors", str(letter), "-o", str(out)]) == DONE
    )
    assert b"Jane Roe" in out.read_bytes()


def test_a_pdf_is_inspected_and_cleaned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = b"/Annots[<</Subtype/Text/Rect[0 0 9 9]/Contents(see page 2)/T(Bo Roe)>>]"
    covered = pdf.DRAWING + b" 0 g 10 90 180 30 re f"
    info = {6: b"<</Author(Ada Example)>>"}
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(pdf.document(pdf.page(b"", note, drawing=covered, more=info), b"/Info 6 0 R"))
    assert main(["inspect", str(paper)]) == DONE
    said = capsys.readouterr().out
    for word in ("Ada Example", "Bo Roe", "see page 2", "page 1: Hello"):
        assert word in said
    copies = {}
    for name, *options in (
        ("plain",), ("bare", "--drop", "comments"), ("named", "--keep", "comment-authors"),
    ):  # fmt: skip
        assert main(["clean", str(paper), "-o", str(tmp_path / f"{name}.pdf"), *options]) == DONE
        copies[name] = (tmp_path / f"{name}.pdf").read_bytes()
        assert b"Ada Example" not in copies[name] and covered in copies[name]
    assert b"see page 2" in copies["plain"] and b"Bo Roe" not in copies["plain"]
    assert b"see page 2" not in copies["bare"]
    assert b"Bo Roe" in copies["named"]
