"""Names, dates and endings under which pictures go out, and what is known again by its bytes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from e2e import pictures
from e2e.lab import CLEAN, Lab
from e2e.naming import neutral
from PIL import Image


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


def drawn(kind: str, colour: tuple[int, int, int]) -> bytes:
    """Return a picture with nothing to tell; as a BMP each has the same size."""
    out = io.BytesIO()
    Image.new("RGB", (24, 24), colour).save(out, kind, lossless=True)
    return out.getvalue()


def test_a_page_that_knows_files_by_name_or_date_takes_each(lab: Lab, tmp_path: Path) -> None:
    colours = [(9, 20, 30), (10, 200, 30), (200, 100, 5)]
    paths = [
        pictures.store(tmp_path, f"ada-{n}.bmp", drawn("BMP", colour))
        for n, colour in enumerate(colours)
    ]
    assert len({path.stat().st_size for path in paths}) == 1
    names: list[str] = []
    dates: list[int] = []
    for way, *chosen in (
        ("input", paths[0]),
        ("drop", paths[1]),
        ("paste", paths[2]),
        ("input", paths[0]),
        ("input", paths[1], paths[2]),
    ):
        lab.page.evaluate("seen.length = 0")
        lab.send(way, *chosen)
        received = lab.files_by(way)
        assert [file.data for file in received] == [path.read_bytes() for path in chosen]
        names += [file.name for file in received]
        dates += [file.modified for file in received]
    assert names == [neutral(".bmp")] * 6
    assert names[3:] == names[:3] and len(set(names)) == 3, "each its own, the same again the same"
    assert dates[3:] == dates[:3] and len(set(dates)) == 3


_FIELD = """([accept, inside]) => {
  document.querySelector('#field')?.remove();
  const input = Object.assign(document.createElement('input'), {type: 'file', accept});
  const field = document.createElement('div');
  field.id = 'field';
  field.style.cssText = 'width: 300px; height: 60px';
  input.id = inside ? 'inner' : 'picked';
  input.hidden = inside;
  field.append(input);
  document.body.prepend(field);
  window.came = [];
  const note = (file) => file && came.push([file.name, file.type]);
  input.onchange = () => note(input.files[0]);
  field.ondragover = (event) => event.preventDefault();
  field.ondrop = (event) => { event.preventDefault(); note(event.dataTransfer.files[0]); };
}"""


def test_an_ending_stays_where_the_page_takes_no_other(lab: Lab, tmp_path: Path) -> None:
    webp = pictures.store(tmp_path, "ada.jpg", drawn("WEBP", (1, 2, 3)))
    jpeg = pictures.store(tmp_path, "ada.jpeg", drawn("JPEG", (1, 2, 3)))
    png = pictures.store(tmp_path, "ada-1.jpg", drawn("PNG", (1, 2, 3)))
    for path, accept, drop, ending, kind in (
        (webp, ".jpg,.jpeg,.png", False, ".jpg", "image/jpeg"),
        (webp, "image/jpeg", False, ".jpg", "image/jpeg"),
        (webp, ".jpg,.jpeg", True, ".jpg", "image/jpeg"),
        (png, "image/jpeg, .gif", False, ".jpg", "image/jpeg"),
        (jpeg, ".jpeg", False, ".jpeg", "image/jpeg"),
        (webp, "image/*", False, ".webp", "image/webp"),
        (webp, "", False, ".webp", "image/webp"),
    ):
        lab.page.evaluate(_FIELD, [accept, drop])
        if drop:
            lab.drop("#field", path)
        else:
            lab.pick("#picked", path)
        lab.wait_for("came.length > 0")
        [[name, came_as]] = lab.page.evaluate("came")
        assert (name, came_as) == (neutral(ending), kind), (path.name, accept)
    lab.page.evaluate("document.querySelector('#field').remove()")


_FORM = """(own) => {
  document.body.insertAdjacentHTML('afterbegin', `<div id="forms">
    <form action="inner.html" target="answer"><input type="file" name="photo" id="photo"></form>
    <iframe name="answer"></iframe></div>`);
  const form = document.querySelector('#forms form');
  window.went = [];
  window.change = () => {};
  document.querySelector('#forms iframe').onload = () => { window.answered = true; };
  form.addEventListener('formdata', ({formData}) => change(formData, photo.files[0]));
  window.addEventListener('formdata', ({formData}) => went.push(
    [...formData].map(([name, {name: file, size}]) => `${name} ${file} ${size > 0}`).sort()));
}"""

_RENAMED = {
    "(data, file) => data.set('photo', new File([file], 'x.jpg', {type: file.type}))": [
        "photo x.jpg"
    ],
    "(data, file) => data.set('photo', file.slice(), 'y.jpg')": ["photo y.jpg"],
    "(data, file) => { data.delete('photo'); data.set('z', new Blob([file]), 'z.png'); }": [
        "z z.png"
    ],
    "(data, file) => data.append('z', new File([file, 'more'], 'more.jpg'))": ["photo NAME"],
    "(data, file) => data.append('z', new File([new Uint8Array(file.size)], 'none.jpg'))": [
        "photo NAME"
    ],
}
"""What a listener does with the cleaned file, and what then goes; a picture of its own does not."""


def test_a_form_may_send_what_it_was_given_under_another_name(lab: Lab, tmp_path: Path) -> None:
    photo = pictures.store(tmp_path, "IMG_1.jpg", pictures.telling())
    lab.page.evaluate(_FORM)
    lab.pick("#photo", photo)
    lab.decide(CLEAN)
    lab.wait_for("photo.files.length === 1")
    name = str(lab.page.evaluate("photo.files[0].name"))
    assert name == neutral()
    for count, (change, expected) in enumerate(_RENAMED.items(), 1):
        script = f"window.change = {change}; window.answered = false; photo.form.requestSubmit();"
        lab.page.evaluate(f"() => {{ {script} }}")
        # Firefox sends no form while the one before it is under way.
        lab.wait_for("(count) => went.length === count && answered", count)
        went = lab.page.evaluate("went.at(-1)")
        assert went == [f"{line.replace('NAME', name)} true" for line in expected], change
    lab.page.evaluate("document.querySelector('#forms').remove()")
