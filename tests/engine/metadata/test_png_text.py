"""Text of PNG, comments, prompts of image generators, and the time stamp."""

from __future__ import annotations

import json
import zlib

import pytest

from coatcheck.errors import DamagedFile, EngineError, LimitExceeded
from coatcheck.formats import CONTAINERS
from coatcheck.metadata import DECODERS, ai, comment
from coatcheck.metadata.png import text as png_text
from coatcheck.metadata.png import time as png_time
from coatcheck.model import MAX_VALUE, Content, Kind, Segment, Standard, Tag
from engine.builders import exif_builder as b
from engine.builders.xmp_builder import packet
from spoken import english


def only(tags: list[Tag]) -> Tag:
    (tag,) = tags
    return tag


def test_the_three_chunks() -> None:
    assert only(png_text.decode(b"Author\0Jane", "tEXt")) == Tag(
        Standard.PNG, "tEXt", "Author", "Jane"
    )
    packed = zlib.compress(b"Jane")
    assert only(png_text.decode(b"Author\0\0" + packed, "zTXt")).value == "Jane"
    text = "Zoë".encode()
    assert only(png_text.decode(b"Author\0\0\0en\0Author\0" + text, "iTXt")).value == "Zoë"
    packed = zlib.compress(text)
    assert only(png_text.decode(b"Author\0\1\0\0\0" + packed, "iTXt")).value == "Zoë"


def test_bombs_and_breakage_are_engine_errors() -> None:
    bomb = b"a\0\0" + zlib.compress(bytes(20_000_000))
    with pytest.raises(LimitExceeded):
        png_text.decode(bomb, "zTXt")
    with pytest.raises(DamagedFile):
        png_text.decode(b"a\0\0no zlib", "zTXt")
    with pytest.raises(DamagedFile):
        png_text.decode(b"a\0\0\0en", "iTXt")
    assert only(png_text.decode(b"no keyword", "tEXt")).value == "no keyword"


@pytest.mark.parametrize("flag", [0, 1])
def test_xmp_in_itxt(flag: int) -> None:
    body = packet("<dc:title>Holiday</dc:title>")
    data = b"XML:com.adobe.xmp\0" + bytes([flag]) + b"\0\0\0"
    tags = png_text.decode(data + (zlib.compress(body) if flag else body), "iTXt")
    assert ("dc", "title", "Holiday") in {(t.group, t.name, t.value) for t in tags}


@pytest.mark.parametrize("kind", ["exif", "APP1"])
def test_exif_in_a_raw_profile(kind: str) -> None:
    body = b"Exif\0\0" + b.exif(b.Ifd({0x010F: b.text("Apple")}))
    digits = body.hex()
    lines = "\n".join(digits[i : i + 72] for i in range(0, len(digits), 72))
    data = f"Raw profile type {kind}\0\n{kind}\n{len(body):8}\n{lines}\n".encode()
    assert only(png_text.decode(data, "tEXt")).value == "Apple"
    assert only(png_text.decode(data[:60], "tEXt")).name == f"Raw profile type {kind}"


GRAPH = {
    "3": {"class_type": "KSampler", "inputs": {"seed": 1, "positive": ["6", 0]}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a castle by the sea"}},
    "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "watermark, low quality"}},
}
WORKFLOW = {"nodes": [{"type": "CLIPTextEncode", "widgets_values": ["a castle by the sea"]}]}


@pytest.mark.parametrize(
    ("keyword", "text", "tool", "start"),
    [
        ("parameters", "a duck\nNegative prompt: x\nSteps: 20, Sampler: E", "A1111", "a duck"),
        ("prompt", json.dumps(GRAPH), "ComfyUI", "a castle by the sea\nwatermark"),
        ("workflow", json.dumps(WORKFLOW), "ComfyUI", "a castle by the sea\n{"),
        ("invokeai_metadata", '{"positive_prompt": "an owl"}', "InvokeAI", "an owl\n"),
        ("sd-metadata", '{"image": {"prompt": [{"prompt": "an owl"}]}}', "InvokeAI", "an owl\n"),
        ("Dream", '"an owl" -s 50', "InvokeAI", '"an owl"'),
        ("Comment", '{"prompt": "a cat", "steps": 28, "uc": "bad"}', "NovelAI", "a cat\n"),
        ("Description", "a fox --v 6 Job ID: 12345678-9abc", "Midjourney", "a fox"),
        ("parameters", '{"prompt": "a goldfish", "seed": 1}', "A1111", "a goldfish\n"),
        ("parameters", '{"sui_image_params": {"prompt": "a bee"}}', "SwarmUI", "a bee\n"),
        ("prompt", "not json at all", "ComfyUI", "not json at all"),
        ("prompt", "[" * 100_000, "ComfyUI", "[[["),
    ],
)
def test_prompts_go_by_their_tool_and_start_with_their_words(
    keyword: str, text: str, tool: str, start: str
) -> None:
    tag = only(png_text.decode(keyword.encode() + b"\0" + text.encode(), "tEXt"))
    assert (tag.group, tag.name) == (f"AI {tool}", keyword)
    assert tag.value.startswith(start)
    assert len(tag.value) <= MAX_VALUE


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("Comment", "Created with GIMP"),
        ("Comment", '{"a": 1}'),
        ("Description", "a walk in the park, 20 steps"),
        ("Title", "prompt"),
    ],
)
def test_other_texts_are_no_prompts(keyword: str, text: str) -> None:
    assert ai.recognise(keyword, text) is None


def test_exif_entries_of_comfyui() -> None:
    prompt = ai.recognise("Make", "prompt:" + json.dumps(GRAPH))
    assert prompt is not None
    assert prompt.text.startswith("a castle by the sea")


def test_comments_of_unsure_charset() -> None:
    assert only(comment.decode("Zoë".encode())).value == "Zoë"
    assert only(comment.decode("Zoë".encode("cp1252"))).value == "Zoë"
    assert only(comment.decode("Zoë was here".encode("utf-16-le"))).value == "Zoë was here"
    assert comment.decode(b"\0\0 ") == []
    assert english(only(comment.decode(bytes(range(32)) * 20))).startswith("639 bytes")


def test_gif_sub_blocks_are_joined() -> None:
    assert comment.join_sub_blocks(b"\3abc\2de\0") == b"abcde"
    assert comment.join_sub_blocks(b"plain text") == b"plain text"


def test_the_registry_knows_all_that_carries_metadata() -> None:
    def tags(name: str, content: Content, payload: bytes) -> list[Tag]:
        kind = Kind.TEXT if name == "tEXt" else None
        segment = Segment(name, content, 0, len(payload), (0, len(payload)), kind=kind)
        format = "PNG" if name == "tEXt" else "GIF" if "Extension" in name else "JPEG"
        container = next(one for one in CONTAINERS if one.format == format)
        decoder = container.decoder(content)
        assert decoder is not None
        return decoder(segment, payload)

    assert only(tags("COM", Content.COMMENT, b"hello")).standard == "JPEG"
    assert only(tags("Comment Extension", Content.COMMENT, b"hello")).standard == "GIF"
    assert only(tags("Plain Text Extension", Content.TEXT, b"hello")).standard == "GIF"
    assert only(tags("tEXt", Content.TEXT, b"Title\0hello")).name == "Title"
    unknown = only(tags("prVt", Content.UNKNOWN, b"\0\1\2a private note\3"))
    assert (unknown.name, english(unknown)) == ("prVt", "18 bytes: a private note")
    silent = {
        Content.STRUCTURE,
        Content.ESSENCE,
        Content.COLOR,
        Content.ANIMATION,
        Content.GAIN_MAP,
        Content.PADDING,
        Content.EMBEDDED,
    }
    own = {content for container in CONTAINERS for content in container.decoders}
    assert set(DECODERS) | own == set(Content) - silent


def test_time() -> None:
    (tag,) = png_time.decode(b"\x07\xea\x07\x04\x0f\x1e\x00")
    assert tag.value == "2026:07:04 15:30:00Z"
    with pytest.raises(EngineError):
        png_time.decode(b"\x07")
