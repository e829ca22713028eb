"""Texts that are pasted beside a picture, and tell of the computer that they were copied on."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from e2e import pictures
from e2e.lab import CANCEL, CLEAN, ORIGINAL, Lab

TABLE = '<table border=1><tr><td style="width:10pt">1 &amp; 2</td></tr></table>'
OFFICE = (
    '<base href="file:///C:/Users/Ada/Desktop/"><link rel=File-List href="file:///C:/Users/Ada/f.xml">'
    '<!--StartFragment--><!--[if gte vml 1]><v:imagedata src="file:///C:/Users/Ada/x.png"/><![endif]-->'
    f'{TABLE}<img src="file:///C:/Users/Ada/x.png" alt=Tree><a o:href="\\\\srv\\ada$\\y.docx">y</a>'
    "<!--EndFragment-->"
)
LEFT = (
    f"<base><link rel=File-List><!--StartFragment-->{TABLE}<img alt=Tree><a>y</a><!--EndFragment-->"
)


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


def pasted(lab: Lab, *paths: Path, html: str, answer: str) -> dict[str, str]:
    """Paste, answer, and return the texts that the page got."""
    lab.page.evaluate("seen.length = 0")
    lab.paste("#box", *paths, texts={"text/html": html, "text/plain": "C:\\x is here"})
    frame = lab.prompt()
    assert "folders on your computer" in str(frame.evaluate("() => document.body.innerText"))
    lab.answer(answer)
    if answer == CANCEL:
        lab.nothing_arrives()
        return {}
    [event] = lab.seen("paste", count=1)
    return event.texts


def test_what_office_programs_write_into_html_is_told_and_taken_out(
    lab: Lab, tmp_path: Path, look: Callable[[str], Path]
) -> None:
    picture = pictures.store(tmp_path, "image.png", pictures.plain())
    lab.paste("#box", picture, texts={"text/html": OFFICE})
    lab.prompt()
    lab.page.screenshot(look("beside"))
    lab.answer(CANCEL)
    texts = pasted(lab, picture, html=OFFICE, answer=CLEAN)
    assert texts == {"text/html": LEFT, "text/plain": "C:\\x is here"}
    assert pasted(lab, picture, html=OFFICE, answer=ORIGINAL)["text/html"] == OFFICE
    assert pasted(lab, picture, html=OFFICE, answer=CANCEL) == {}
    data = base64.b64encode(pictures.plain()).decode()
    within = f'{OFFICE}<img src="data:image/png;base64,{data}">'
    texts = pasted(lab, html=within, answer=CLEAN)
    assert texts["text/html"].startswith(f'{LEFT}<img src="data:image/png;base64,')
    assert "Ada" not in texts["text/html"]
