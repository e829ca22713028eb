"""The page does not notice the question: menus stay, inputs get their files, words are whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e import pictures
from e2e.driver import Pasted
from e2e.lab import CANCEL, CLEAN, Lab

MENUS = {
    "focus leaves it": """() => {
      menu.addEventListener('focusout', (e) => menu.contains(e.relatedTarget) || leave());
    }""",
    "focus comes elsewhere": """() => {
      document.addEventListener('focusin', (e) => menu.contains(e.target) || leave(), true);
    }""",
    "window blurs": "() => { window.addEventListener('blur', leave); }",
    "window blurs, capture": "() => { window.addEventListener('blur', leave, true); }",
    "blur of its button": "() => { first.addEventListener('blur', leave); }",
    "popover": """() => {
      menu.popover = 'auto';
      menu.showPopover();
      menu.addEventListener('toggle', (e) => e.newState === 'closed' && leave());
    }""",
    "popover in a modal dialog": """() => {
      const dialog = document.createElement('dialog');
      document.getElementById('room').append(dialog);
      dialog.append(menu);
      dialog.showModal();
      dialog.addEventListener('close', leave);
      menu.popover = 'auto';
      menu.showPopover();
      menu.addEventListener('beforetoggle', (e) => e.newState === 'closed' && leave());
    }""",
    "document is hidden": "() => { document.addEventListener('visibilitychange', leave); }",
}
"""Ways in which a page finds out that somebody has left its menu."""

_MENU = """() => {
  document.getElementById('room')?.remove();
  document.body.insertAdjacentHTML('beforeend',
    '<div id="room"><div id="menu"><button id="first">upload</button>' +
    '<input type="file" id="field"></div></div>');
  window.told = [];
  window.leaves = 0;
  window.leave = () => { window.leaves += 1; document.querySelector('#menu')?.remove(); };
  const names = (input) => [...input.files].map((file) => file.name).join();
  const say = (e) => e.target.id === 'field' && told.push(`${e.type} ${names(e.target)}`);
  for (const type of ['change', 'cancel']) room.addEventListener(type, say);
  first.focus();
}"""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_1.jpg", pictures.telling())


@pytest.mark.parametrize("kind", MENUS)
def test_a_menu_stays_while_the_question_is_there(own_lab: Lab, photo: Path, kind: str) -> None:
    lab = own_lab
    lab.page.evaluate(_MENU)
    lab.page.evaluate(MENUS[kind])
    lab.page.evaluate("first.focus()")
    for answer, told in ((CANCEL, "cancel "), (CLEAN, "change picture")):
        lab.page.evaluate("told.length = 0")
        lab.pick("#field", photo)
        lab.decide(answer)
        lab.wait_for("(told) => window.told.length === 1 && window.told[0].startsWith(told)", told)
        assert lab.page.evaluate("[leaves, document.activeElement.id]") == [0, "first"]


GONE = {
    "re-made": ("() => field.replaceWith(field.cloneNode())", "change picture"),
    "re-mounted in another menu": (
        """() => {
          menu.remove();
          room.insertAdjacentHTML('beforeend', '<p><input type="file" id="field"></p>');
        }""",
        "change picture",
    ),
    "re-made without its id": (
        "() => { field.replaceWith(Object.assign(field.cloneNode(), {id: ''})); }",
        "change picture",
    ),
    "disabled": ("() => { field.disabled = true; }", "change picture"),
    "removed, its own listener there": (
        """() => {
          field.onchange = (e) => told.push(`change ${e.target.files[0].name}`);
          menu.remove();
        }""",
        "change picture",
    ),
    "removed": ("() => menu.remove()", ""),
    "removed, another kind of input there": (
        """() => {
          menu.remove();
          room.insertAdjacentHTML('beforeend', '<input type="file" id="field" accept=".txt">');
        }""",
        "",
    ),
}


def test_an_input_that_goes_away_loses_nothing_without_a_word(own_lab: Lab, photo: Path) -> None:
    """The file comes to what took its place, or the person is told."""
    lab = own_lab
    for kind, (take_away, told) in GONE.items():
        lab.page.evaluate(_MENU)
        lab.page.evaluate(
            """() => room.addEventListener('change', (e) =>
                 e.target.id || told.push(`change ${e.target.files[0].name}`))"""
        )
        lab.pick("#field", photo)
        lab.prompt()
        lab.page.evaluate(take_away)
        lab.answer(CLEAN)
        if told:
            lab.wait_for("(told) => window.told.length && window.told[0].startsWith(told)", told)
            assert lab.page.evaluate("told.length") == 1, kind
        else:
            lab.wait_until(lambda: ("Close", False) in lab.page.accessible_buttons(), kind)
            assert lab.page.evaluate("told") == []
            assert lab.page.evaluate("document.querySelectorAll('input[type=file]').length") <= 3


_COMPOSER = """(kind) => {
  document.getElementById('room')?.remove();
  const words = kind === 'area' ? '<textarea id="words"></textarea>'
    : '<div id="words" contenteditable></div>';
  document.body.insertAdjacentHTML('beforeend', `<div id="room">${words}</div>`);
  window.done = [];
  const field = document.getElementById('words');
  window.written = () => field.value ?? field.textContent;
  field.addEventListener('paste', (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    done.push(`attached ${event.clipboardData.files.length}`);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    done.push(`sent ${written()}`);
  });
  field.focus();
}"""
TEXT = "abc def ghi"


def write(lab: Lab, text: str = TEXT) -> None:
    for key in text:
        lab.page.press(key)


@pytest.mark.parametrize("kind", ["area", "editable"])
def test_typing_on_after_a_paste(own_lab: Lab, photo: Path, tmp_path: Path, kind: str) -> None:
    """No key of the page answers, every letter arrives, and the message waits for its picture."""
    lab = own_lab
    plain = pictures.store(tmp_path, "shot.png", pictures.plain())
    lab.page.evaluate(_COMPOSER, kind)
    lab.note_focus()
    lab.paste("#words", plain)  # In a fresh tab: the engine starts only now.
    write(lab)
    lab.page.press("Enter")
    lab.wait_for("done.length === 2")
    assert lab.page.evaluate("done") == ["attached 1", f"sent {TEXT}"]
    assert not lab.lost_focus()
    lab.page.evaluate(_COMPOSER, kind)
    lab.paste("#words", photo)
    write(lab)
    lab.page.press("Enter")
    lab.prompt()
    write(lab, " and on ")
    written = lab.page.evaluate("written().replace(/\\u00a0/g, ' ')")
    assert (lab.page.evaluate("done"), written) == ([], f"{TEXT} and on ")
    lab.wait_for_focus(CLEAN)
    write(lab, "x y")
    lab.wait_for("written().endsWith('x y')")
    lab.wait_for_focus(CLEAN)
    lab.page.wait_for_timeout(lab.reaction)
    lab.page.press("Enter")
    lab.wait_for("done.length === 1")
    assert lab.page.evaluate("done") == ["attached 1"]


def test_an_earlier_choice_stays_and_the_window_is_quiet(own_lab: Lab, photo: Path) -> None:
    lab = own_lab
    lab.page.evaluate(_MENU)
    lab.page.evaluate(
        """() => {
          window.focused = 0;
          window.addEventListener('focus', () => { window.focused += 1; });
        }"""
    )
    lab.pick("#field", photo)
    lab.prompt()
    lab.page.evaluate("window.dispatchEvent(new Event('focus'))")
    lab.answer(CLEAN)
    lab.wait_for("told.length === 1")
    assert lab.page.evaluate("focused") == 0
    lab.pick("#field", photo)
    lab.decide(CANCEL)
    lab.wait_for("told.length === 2")
    first, second = lab.page.evaluate("told")
    assert first.removeprefix("change ") == second.removeprefix("cancel ") != ""
    # What the page has emptied itself does not come back.
    lab.page.evaluate("field.value = ''")
    lab.pick("#field", photo)
    lab.decide(CANCEL)
    lab.wait_for("told.length === 3")
    assert lab.page.evaluate("[told[2], field.files.length]") == ["cancel ", 0]


def test_a_drag_that_is_not_sent_ends_as_in_a_browser(own_lab: Lab, photo: Path) -> None:
    lab = own_lab
    lab.page.evaluate(
        """() => {
          window.ends = [];
          zone.addEventListener('dragleave', ({dataTransfer: {types, files, items}}) => ends.push(
            [[...types], files.length, [...items].map(({kind, type}) => `${kind} ${type}`)]));
        }"""
    )
    lab.drop("#zone", photo)
    lab.decide(CANCEL)
    lab.wait_for("ends.length === 1")
    assert lab.page.evaluate("ends") == [[["Files"], 0, ["file image/jpeg"]]]


_FRAMED = """(ring) => {
  document.getElementById('room')?.remove();
  document.body.insertAdjacentHTML('beforeend',
    '<div id="room" style="position: relative; width: 500px; height: 120px">' +
    '<iframe id="inner" style="width: 100%; height: 100%; border: 0"></iframe>' +
    '<div id="ring" style="position: absolute; inset: 0; pointer-events: none"></div></div>');
  document.getElementById('ring').style.cssText += ring;
  window.came = [];
  const frame = document.getElementById('inner');
  return new Promise((resolve) => {
    frame.onload = () => {
      const inside = frame.contentDocument;
      inside.addEventListener('dragover', (event) => event.preventDefault());
      for (const [type, from] of [['drop', 'dataTransfer'], ['paste', 'clipboardData']]) {
        inside.addEventListener(type, (event) => {
          event.preventDefault();
          came.push(`${type} ${event[from].files[0].name}`);
        });
      }
      resolve();
    };
    frame.srcdoc = '<body contenteditable>hello';
  });
}"""
RINGS = ["border: 2px solid blue", "box-shadow: 0 0 4px red", "background: #00f1", "opacity: 0.9"]


def test_an_editor_in_a_frame_asks_over_the_whole_tab(own_lab: Lab, photo: Path) -> None:
    lab = own_lab
    for ring in RINGS:
        lab.page.evaluate(_FRAMED, ring)
        lab.drop("#inner", photo)
        frame = lab.prompt()
        size = frame.evaluate("[innerWidth, innerHeight]")
        assert size == lab.page.evaluate("[innerWidth, innerHeight]")
        lab.answer(CLEAN)
        lab.wait_for("came.length === 1")
        assert lab.page.evaluate("came[0]").startswith("drop picture")
    # Nobody is asked about what a script does while the person does nothing.
    lab.click("#inner")
    lab.page.paste(
        "document.getElementById('inner').contentDocument.body",
        [Pasted(photo.name, "image/jpeg", photo.read_bytes())],
        {},
    )
    lab.decide(CLEAN)
    lab.wait_for("came.length === 2")
    assert lab.page.evaluate("came[1]").startswith("paste picture")
