"""Changing pixels in the shipped worker, under the extension's own rules for scripts."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from e2e.driver import Browser
from e2e.lab import Lab
from e2e.opening import NAMES, opened
from PIL import Image, ImageChops

from tooling.static_server import StaticServer

SAMPLES = Path(__file__).parents[1] / "samples"

_START = """async () => {
  const { EngineHost } = await import('/frame/engine_host.js');
  window.host = new EngineHost(() => new Worker('/engine/worker.js', { type: 'module' }));
  window.ask = async (op, name, data, ...rest) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const reply = await host[op](new File([bytes], name), ...rest);
    if (!reply.ok) return reply;
    const back = new Uint8Array(await reply.blob.arrayBuffer());
    let text = '';
    for (const byte of back) text += String.fromCharCode(byte);
    return { ...reply, blob: undefined, type: reply.blob.type, data: btoa(text) };
  };
}"""

_DECODES = """([type, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  return createImageBitmap(new Blob([bytes], { type })).then(() => true, () => false);
}"""


class Host:
    """An engine host in the extension's frame."""

    def __init__(self, lab: Lab) -> None:
        lab.send("drop", SAMPLES / "seaside.jpg")
        self.frame = lab.prompt()
        self.frame.evaluate(_START)

    def ask(self, op: str, path: Path, *rest: Any) -> dict[str, Any]:
        data = base64.b64encode(path.read_bytes()).decode()
        call = "([op, name, data, rest]) => ask(op, name, data, ...rest)"
        reply: dict[str, Any] = self.frame.evaluate(call, [op, path.name, data, list(rest)])
        if "data" in reply:
            reply["image"] = Image.open(io.BytesIO(base64.b64decode(reply["data"])))
        return reply

    def decodes(self, path: Path, kind: str) -> bool:
        """Say whether this version of the browser itself shows a picture of this type."""
        data = base64.b64encode(path.read_bytes()).decode()
        return bool(self.frame.evaluate(_DECODES, [kind, data]))


@pytest.fixture(scope="module", params=NAMES)
def host(
    request: pytest.FixtureRequest, browsers: Callable[[str], Browser], server: StaticServer
) -> Iterator[Host]:
    """One page, and one engine, for all tests in a browser."""
    with opened(browsers(request.param), server) as lab:
        yield Host(lab)


def edit(box: list[float], crop: list[float] | None = None) -> dict[str, Any]:
    return {"crop": crop, "areas": [{"style": "solid", "shape": "box", "box": box}]}


def test_it_can_be_made_ready_before(host: Host) -> None:
    assert host.frame.evaluate("() => host.warmPixels()")["ok"]


@pytest.mark.parametrize(
    ("name", "kind", "converted"),
    [
        ("seaside.jpg", "image/jpeg", None),
        ("photoshop.png", "image/png", None),
        ("flower.webp", "image/webp", None),
        ("photoshop.gif", "image/gif", None),
        ("profile.bmp", "image/png", "BMP"),
        ("made.tif", "image/jpeg", "TIFF"),
        ("phone.heic", "image/jpeg", "HEIC"),
        ("irvine.avif", "image/jpeg", "AVIF"),
        ("turned.jxl", "image/jpeg", "JPEG XL"),
    ],
)
def test_each_format(
    host: Host, tmp_path: Path, name: str, kind: str, converted: str | None
) -> None:
    path = SAMPLES / name
    if not path.exists():
        path = tmp_path / name
        Image.open(SAMPLES / "irvine.avif").save(path, compression="tiff_lzw")
    if path.suffix == ".jxl" and not host.decodes(path, "image/jxl"):
        cannot_be_redacted(host, path, "unsupported_format")
        return
    preview = host.ask("preview", path, 200)
    assert preview["ok"], preview
    assert max(preview["image"].size) <= 200
    width, height = preview["full"]
    box = [width / 4, height / 4, width / 2, height / 2]
    reply = host.ask("redact", path, edit(box), ["image/*"])
    assert reply["ok"], reply
    assert (reply["type"], reply["media_type"]) == (kind, kind)
    assert (reply["converted"] or {}).get("from") == converted
    assert (reply["width"], reply["height"]) == (width, height)
    assert reply["changed"] is True
    assert not [f for f in reply["after"]["findings"] if f["category"] != "technical"]
    shown = reply["image"]
    turned = {6: -90}.get(shown.getexif().get(0x0112, 1), 0)
    shown = shown.convert("RGB").rotate(turned, expand=True)
    assert shown.size == (width, height)
    middle = shown.getpixel((width // 2, height // 2))
    assert max(middle) < 12
    corner = (0, 0, max(width // 5, 1), max(height // 5, 1))
    before = preview["image"].convert("RGB").resize((width, height)).crop(corner)
    after = shown.crop(corner).resize((40, 40)).resize(before.size)
    difference = ImageChops.difference(before.resize((4, 4), 4), after.resize((4, 4), 4))
    assert max(high for _, high in difference.getextrema()) < 40


def test_a_crop(host: Host) -> None:
    reply = host.ask("redact", SAMPLES / "seaside.jpg", edit([0, 0, 9, 9], [30, 40, 101, 55]))
    assert (reply["width"], reply["height"]) == (101, 55)
    assert reply["image"].size == (55, 101), "the orientation stays a tag"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("child-ifd.tif", "unsupported_format"),
        ("inkscape.svg", "unsupported_format"),
        ("star.avifs", "animation"),
        ("README.md", "unknown_type"),
    ],
)
def test_what_cannot_be_done_says_so(host: Host, name: str, code: str) -> None:
    cannot_be_redacted(host, SAMPLES / name, code)


def cannot_be_redacted(host: Host, path: Path, code: str) -> None:
    reply = host.ask("redact", path, edit([0, 0, 5, 5]))
    assert not reply["ok"]
    assert reply["error"]["code"] == code
    assert host.ask("clean", SAMPLES / "seaside.jpg")["ok"], "the engine goes on"


def test_an_edit_that_makes_no_sense(host: Host) -> None:
    reply = host.ask("redact", SAMPLES / "seaside.jpg", {"areas": [{"style": "none"}]})
    assert reply["error"]["code"] == "invalid_edit"
