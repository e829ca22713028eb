"""The command line among real folders: what it finds, where copies go, and what it says of it."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coatcheck.cli.main import DONE, REFUSED, USAGE, main

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "tests/samples"
SQUIRREL = SAMPLES / "squirrel.jpg"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """A folder as people have them: pictures among other things."""
    folder = tmp_path / "album"
    for below in ("summer", ".git", ".thumbnails"):
        (folder / below).mkdir(parents=True)
        shutil.copy(SQUIRREL, folder / below / "x.jpg")
    shutil.copy(SQUIRREL, folder / "one.jpg")
    for name in (".DS_Store", "notes.txt", "video.avi"):
        (folder / name).write_bytes(b"RIFF\0\0\0\0AVI LIST no picture")
    (folder / "._one.jpg").write_bytes(b"\0\5\x16\7 of another system")
    return folder


def copies(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_other_files_are_counted_and_hidden_folders_left_alone(
    album: Path, tmp_path: Path, capsys: Said
) -> None:
    (album / "link").symlink_to(tmp_path)
    os.mkfifo(album / "pipe")
    assert main(["clean", str(album), "-o", str(tmp_path / "out")]) == DONE
    assert copies(tmp_path / "out") == ["one.jpg", "summer/x.jpg"]
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.splitlines()[-1] == (
        "2 cleaned, 5 other files, 2 hidden folders, 1 link to a folder left alone."
    )


def test_what_is_hidden_or_no_picture_is_looked_at_where_it_is_named(
    album: Path, tmp_path: Path, capsys: Said
) -> None:
    assert main(["clean", str(album / ".git"), "-o", str(tmp_path / "out")]) == DONE
    assert copies(tmp_path / "out") == ["x.jpg"]
    assert main(["inspect", str(album / "notes.txt")]) == REFUSED
    assert "notes.txt: the content is of no known type" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["broken.jpg", "empty.png", "page.webp"])
def test_what_is_named_as_a_picture_and_is_none_is_refused(
    name: str, tmp_path: Path, capsys: Said
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(b"" if "empty" in name else b"<html>")
    assert main(["clean", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == REFUSED
    assert name in capsys.readouterr().err


@pytest.mark.parametrize("where", ["", "summer"])
@pytest.mark.parametrize("command", ["inspect", "clean"])
def test_a_folder_that_cannot_be_read_is_named(
    where: str,
    command: str,
    album: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Said,
) -> None:
    closed, real = str(album / where), os.scandir

    def scandir(path: Any = ".") -> Any:
        if os.path.normpath(path) == os.path.normpath(closed):
            raise PermissionError(errno.EACCES, "Permission denied", closed)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    words = [command, str(album)] + (["-o", str(tmp_path / "out")] if command == "clean" else [])
    assert main(words) == REFUSED
    assert f"coatcheck: {closed}: Permission denied" in capsys.readouterr().err
    if where and command == "clean":
        assert copies(tmp_path / "out") == ["one.jpg"], "the others are done"


def test_a_folder_without_pictures_says_so(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["inspect", str(tmp_path / "empty")]) == DONE
    assert capsys.readouterr().out == f"No pictures in {tmp_path / 'empty'}.\n"


def test_one_file_goes_to_a_file(tmp_path: Path, capsys: Said) -> None:
    out = tmp_path / "new" / "out.JPEG"
    assert main(["clean", str(SQUIRREL), "-o", str(out)]) == DONE
    assert out.is_file() and b"Canon" not in out.read_bytes()
    assert main(["clean", str(SQUIRREL), "-o", str(out)]) == REFUSED
    assert main(["clean", str(SQUIRREL), "-o", str(out), "--force"]) == DONE
    assert main(["clean", str(SQUIRREL), "-o", str(tmp_path / "out.png")]) == REFUSED
    assert (
        f"the copy is JPEG (.jpg); give {tmp_path}/out.png that extension"
        in capsys.readouterr().err
    )
    assert copies(tmp_path) == ["new/out.JPEG"]
    # A folder that is there stays a folder, whatever its name.
    (tmp_path / "folder.jpg").mkdir()
    assert main(["clean", str(SQUIRREL), "-o", str(tmp_path / "folder.jpg")]) == DONE
    assert copies(tmp_path / "folder.jpg") == ["squirrel.jpg"]


def test_outputs_that_make_no_sense(album: Path, tmp_path: Path, capsys: Said) -> None:
    note = tmp_path / "note.txt"
    note.write_text("precious")
    for words, said in (
        ([str(SQUIRREL), "-o", str(note)], f"{note} is a file, not a folder"),
        ([str(SQUIRREL), "-o", "-"], "standard output"),
        ([str(album), "-o", str(tmp_path / "out.jpg")], "names one file"),
        ([str(SQUIRREL), str(SQUIRREL), "-o", str(tmp_path / "out.jpg")], "names one file"),
        (["-", "-o", str(tmp_path / "out")], "has no name"),
    ):
        assert main(["clean", *words]) == USAGE
        assert said in capsys.readouterr().err
    assert note.read_text() == "precious" and not (tmp_path / "out").exists()


def test_the_message_names_the_target_where_the_target_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    (tmp_path / "note").write_text("a file")
    target = tmp_path / "note" / "out"
    assert main(["clean", str(SQUIRREL), "-o", str(target)]) == REFUSED
    said = capsys.readouterr().err
    assert f"cannot write {target / 'squirrel.jpg'}: {tmp_path / 'note'} is a file" in said

    def refuse(**_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "x")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert main(["clean", str(SQUIRREL), "-o", str(tmp_path / "ro")]) == REFUSED
    said = capsys.readouterr().err
    assert f"cannot write {tmp_path / 'ro' / 'squirrel.jpg'}: Permission denied" in said
    assert main(["clean", str(tmp_path / "gone.jpg"), "-o", str(tmp_path / "ro")]) == REFUSED
    assert f"{tmp_path / 'gone.jpg'}: No such file" in capsys.readouterr().err


def test_several_folders_keep_their_own_names(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shutil.copy(SQUIRREL, tmp_path / name / "IMG_1.jpg")
    out = tmp_path / "out"
    paths = [str(tmp_path / "a") + "/", str(tmp_path / "b"), str(SQUIRREL)]
    assert main(["clean", *paths, "-o", str(out)]) == DONE
    assert copies(out) == ["a/IMG_1.jpg", "b/IMG_1.jpg", "squirrel.jpg"]


def test_the_output_folder_inside_the_input_is_left_out(album: Path) -> None:
    words = ["clean", str(album), "-o", str(album / "cleaned"), "--force"]
    for _ in range(3):
        assert main(words) == DONE
        assert copies(album / "cleaned") == ["one.jpg", "summer/x.jpg"]
    assert main(["clean", str(album), "-o", str(album)]) == REFUSED, "each would replace itself"


def test_quiet_says_only_what_went_wrong(album: Path, tmp_path: Path, capsys: Said) -> None:
    assert main(["clean", "-q", str(album), "-o", str(tmp_path / "out")]) == DONE
    assert capsys.readouterr() == ("", "")
    assert main(["clean", "-q", str(album), "-o", str(tmp_path / "out")]) == REFUSED
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.count("exists already") == 2
    assert main(["inspect", "-q", str(album)]) == DONE
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_summary_counts_what_was_refused(album: Path, tmp_path: Path, capsys: Said) -> None:
    (album / "broken.jpg").write_bytes(SQUIRREL.read_bytes()[:300])
    assert main(["clean", str(album), "-o", str(tmp_path / "out")]) == REFUSED
    assert capsys.readouterr().out.splitlines()[-1].startswith("2 cleaned, 1 refused, 4 other ")


def test_other_names_of_a_file_in_place_are_told(tmp_path: Path, capsys: Said) -> None:
    for name in ("one.jpg", "alone.jpg"):
        shutil.copy(SQUIRREL, tmp_path / name)
    (tmp_path / "two.jpg").hardlink_to(tmp_path / "one.jpg")
    assert main(["clean", "--in-place", str(tmp_path / "one.jpg")]) == DONE
    assert "one.jpg: the original remains under another name" in capsys.readouterr().err
    assert (tmp_path / "two.jpg").read_bytes() == SQUIRREL.read_bytes()
    assert main(["clean", "--in-place", "--json", str(tmp_path / "alone.jpg")]) == DONE
    printed = capsys.readouterr()
    assert printed.err == "" and json.loads(printed.out)[0]["other_names"] == 0


def test_standard_input_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    def piped() -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SQUIRREL.read_bytes())))

    piped()
    assert main(["inspect", "-"]) == DONE
    assert "37.8711, -122.2568" in capsys.readouterr().out
    piped()
    out = tmp_path / "out.jpg"
    assert main(["clean", "-", "-o", str(out)]) == DONE
    assert out.is_file() and b"Canon" not in out.read_bytes()
    assert main(["clean", "--in-place", "-"]) == REFUSED
    assert "a pipe cannot be replaced" in capsys.readouterr().err
    assert main(["inspect", "/dev/null"]) == REFUSED
    assert "device" in capsys.readouterr().err


def run(words: list[str], **more: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "pysrc")}
    command = [sys.executable, "-m", "coatcheck", *words]
    return subprocess.run(
        command, env=environment, stderr=subprocess.PIPE, timeout=60, check=False, **more
    )


def test_a_named_pipe_is_read_and_a_reader_that_goes_stops_no_cleaning(
    album: Path, tmp_path: Path
) -> None:
    with SQUIRREL.open("rb") as file:
        cat = subprocess.Popen(["cat"], stdin=file, stdout=subprocess.PIPE)
    done = run(["inspect", "/dev/stdin"], stdin=cat.stdout, stdout=subprocess.PIPE)
    cat.wait()
    assert done.returncode == DONE and b"Canon" in done.stdout, done.stderr

    reading, writing = os.pipe()
    os.close(reading)
    out = tmp_path / "out"
    done = run(["clean", str(album), "-o", str(out)], stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert copies(out) == ["one.jpg", "summer/x.jpg"]


def test_help_shows_examples_and_keeps_its_promises(capsys: Said) -> None:
    def text(*words: str) -> Iterator[str]:
        with pytest.raises(SystemExit):
            main(list(words))
        yield " ".join(capsys.readouterr().out.split())

    assert "coatcheck clean photos/ -o cleaned/" in next(text("help"))
    described = next(text("clean", "--help"))
    assert "beside what it takes to look right" in described and "hard links" in described


@pytest.mark.parametrize("box", ["5000,5000,30,30", "-50,-50,40,40", "300,0,10,10", "0,480,9,9"])
@pytest.mark.parametrize("what", ["--box", "--crop"])
def test_an_area_that_meets_no_pixel_is_an_error(
    box: str, what: str, tmp_path: Path, capsys: Said
) -> None:
    out = tmp_path / "out.jpg"
    command = ["redact", str(SAMPLES / "seaside.jpg"), f"{what}={box}", "-o", str(out)]
    assert main([*command, "--box", "1,1,20,20"]) == REFUSED
    assert f"{box} meets no pixel: the picture is 270 x 480" in capsys.readouterr().err
    assert not out.exists()


def test_redact_says_what_was_hidden_and_what_was_clipped(tmp_path: Path, capsys: Said) -> None:
    out = tmp_path / "out.jpg"
    command = ["redact", str(SAMPLES / "seaside.jpg"), "-o", str(out), "--force"]
    boxes = ["--box=-5,-5,30,30", "--box=10,20,9,9"]
    assert main([*command, *boxes]) == DONE
    printed = capsys.readouterr()
    assert "2 areas hidden, " in printed.out and "findings removed; 270 x 480" in printed.out
    assert printed.err.count("lies outside") == 1 and "box -5,-5,30,30" in printed.err
    assert main([*command, boxes[1], "--style", "blur", "--crop", "0,0,99,99"]) == DONE
    assert "1 area blurred, cropped, " in capsys.readouterr().out
    assert main([*command, boxes[1], "-q"]) == DONE
    assert capsys.readouterr() == ("", "")
    assert main(["redact", str(SQUIRREL), boxes[1], "-o", str(tmp_path)]) == USAGE
    assert "is a folder; give the copy a file name" in capsys.readouterr().err
