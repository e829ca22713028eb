"""SVG in detail: what is cut, what is explained, and what a person is told."""

from __future__ import annotations

import base64
import gzip
from pathlib import Path

import pytest

from coatcheck.errors import DamagedFile, EngineError, LimitExceeded, UnsupportedFormat
from coatcheck.formats.svg import container as svg
from coatcheck.formats.svg import css as svg_css
from coatcheck.labels import Label as L
from coatcheck.model import Category, Inside, Kept, Nested, Standard
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.pipeline.recognise import recognise
from coatcheck.policy import DEFAULT, Choice, Policy
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, jpeg, packet, png, tiff
from engine.builders import svg as build

SAMPLES = Path(__file__).parents[2] / "samples"


def cleaned(data: bytes) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, clean(source).plan))


def told(data: bytes) -> dict[str, str]:
    return {finding.label: finding.value for finding in inspect(BytesSource(data)).findings}


def inner(*parts: bytes, root: bytes = b"") -> bytes:
    """Return what cleaning leaves inside the root element."""
    result = cleaned(build.picture(*parts, root=root))
    return result[result.index(b">") + 1 : result.rindex(build.RECT)]


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (b"<svg/>", True),
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- a --><svg >", True),
        (b"<!DOCTYPE svg PUBLIC", True),
        (b"<x:svg xmlns:x=", True),
        (build.wide(b"<svg/>"), True),
        ("<?xml version='1.0'?><svg/>".encode("utf-16-be"), True),
        (b"<!-- " + b"a" * 600, True),
        (b"<html><svg/>", False),
        (b"<svgx/>", False),
        (b"<!DOCTYPE html>", False),
        (b"<!-- a", False),
        (b"svg", False),
        (b"", False),
    ],
)
def test_detection(head: bytes, is_one: bool) -> None:
    assert svg.detect(head) is is_one


def test_compressed_svg_is_refused_by_its_name() -> None:
    data = b"\x1f\x8b\x08" + bytes(7) + b"\x4b\x4f\x57\x48" * 9
    with pytest.raises(EngineError) as not_svg:
        recognise(BytesSource(data))
    assert not_svg.value.code == "unknown_type"
    with pytest.raises(UnsupportedFormat, match="compressed SVG"):
        recognise(BytesSource(gzip.compress(build.picture())))


@pytest.mark.parametrize(
    ("part", "left"),
    [
        (b'<g id="a" class="b" style="fill:red"/>', b'<g id="a" class="b" style="fill:red"/>'),
        (b"<g data-a='b'\n id='c' inkscape:d=\"e\" />", b"<g\n id='c' />"),
        (
            b'<g xml:space="preserve" xml:base="x" xml:lang="en"/>',
            b'<g xml:space="preserve" xml:lang="en"/>',
        ),
        (b"<text> a <title>b</title> c </text>", b"<text> a  c </text>"),
        (b"<g>/></g>", b"<g></g>"),
        (b"<text>/></text>", b"<text>/></text>"),
        (
            b"<g>a <text>b<tspan>c</tspan></text> &#65;</g>",
            b"<g><text>b<tspan>c</tspan></text></g>",
        ),
        (b"<metadata>/></metadata><g/>", b"<g/>"),
        (b"<metadata/><g/>", b"<g/>"),
        (b"<metadata><g/></metadata><g/>", b"<g/>"),
        (b'<use href="#a"/><use href="b.svg#a"/>', b'<use href="#a"/><use/>'),
        (b'<a href="http://a.example/" target="_top"><g/></a>', b"<a><g/></a>"),
        (b"<use href='data:image/svg+xml,a'/>", b"<use/>"),
        (b"<text>a &lt; b &#169;</text>", b"<text>a &lt; b &#169;</text>"),
        (b"<![CDATA[ <!-- a --> ]]>", b"<![CDATA[]]>"),
        (b"<text><![CDATA[ <!-- a --> ]]></text>", b"<text><![CDATA[ <!-- a --> ]]></text>"),
        (b"<?a b?>", b""),
    ],
)
def test_what_is_cut(part: bytes, left: bytes) -> None:
    assert inner(part) == left


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (b"a{b:url(#c)}", b"a{b:url(#c)}"),
        (b"a{b:url( '#c' )}", b"a{b:url( '#c' )}"),
        (b"a{b:url(x.png)}", b"a{b:url()}"),
        (b"a{b:URL( 'x.svg#d' )}", b"a{b:URL( '#d' )}"),
        (b'a{b:url("x.svg#here")}', b'a{b:url("")}'),
        (b"a{b:u\\52l(x#d)}", b"a{b:u\\52l(#d)}"),
        (b"a/* b */c", b"a/**/c"),
        (b"a/* b", b"a/*"),
        (b"@import 'a';b{c:d}", b"b{c:d}"),
        (b"@\\69mport url(a;b) print;b{c:d}", b"b{c:d}"),
        (b"a{b:image-set('x' 1x);c:d}", b"a{c:d}"),
        (b"a{c:d;b:src('x')}", b"a{c:d;}"),
        (b"a{-inkscape-stroke:none;c:d}", b"a{c:d}"),
        (b"a{b:'url(x)'}", b"a{b:'url(x)'}"),
        (b"a{b:'\nurl(x)'}", b"a{b:'\nurl()'}"),
        (
            b"@namespace url(http://www.w3.org/2000/svg);",
            b"@namespace url(http://www.w3.org/2000/svg);",
        ),
        (b"a{b:url(data:font/woff;base64,AAAA)}", b"a{b:url()}"),
    ],
)
def test_style_sheets(css: bytes, left: bytes) -> None:
    before = b'<g id="here"/><style><![CDATA['
    assert inner(before + css + b"]]></style>") == before + left + b"]]></style>"


def test_ranges_of_a_style_sheet_are_in_order() -> None:
    found = svg_css.Scanner(lambda _: False).cuts(b"a{b:url(x) image-set(url(y));c:url(z)}")
    assert [cut.start for cut in found] == sorted(cut.start for cut in found)


def test_a_value_is_read_with_its_references() -> None:
    part = b'<g style="b:&#117;rl(x)"/><g style="b:url(&quot;http://x#y&quot;)"/>'
    assert inner(part) == b'<g style="b:&#117;rl()"/><g style="b:url(&quot;#y&quot;)"/>'
    part = b"""<g style="a:'\n';b:url(x)"/><g style="a:'&#10;';b:url(x)'"/>"""
    assert inner(part) == b"""<g style="a:'\n';b:url()"/><g style="a:'&#10;';b:url(x)'"/>"""


def test_entities_become_what_they_stand_for() -> None:
    data = (
        build.doctype(
            b'<!ENTITY s "http://www.w3.org/2000/svg"><!ENTITY a "f&b;"><!ENTITY b "&#233;&lt;">'
        )
        + b'<svg xmlns="&s;"><text x="&a;">&b;&c;</text></svg>'
    )
    assert cleaned(data.replace(b"&c;", b"")) == (
        b'\n<svg xmlns="http://www.w3.org/2000/svg">'
        b'<text x="&#102;&#233;&#60;">&#233;&#60;</text></svg>'
    )


def test_what_stays_is_in_the_encoding_of_the_file() -> None:
    text = '<svg xmlns="http://www.w3.org/2000/svg"><text>ö😀</text>{}<text>é</text></svg>'
    for codec in ("utf-16", "utf-16-be"):
        before = text.format("<title>ä😀</title><!--ß-->").encode(codec)
        assert cleaned(before) == text.format("").encode(codec)
    head = '<?xml version="1.0" encoding="windows-1252"?>'
    before = (head + text.replace("😀", "€").format("<!--ß-->")).encode("cp1252")
    assert cleaned(before) == (head + text.replace("😀", "€").format("")).encode("cp1252")


JPEG = jpeg.grey(jpeg.segment(0xE1, b"Exif\0\0" + tiff.exif()))
PNG = png.picture(png.text(b"Author", SECRET))


def test_pictures_inside_are_cleaned() -> None:
    assert inner(build.image(JPEG, b"image/jpeg")) == build.image(jpeg.grey(), b"image/jpeg")
    nested = build.image(build.picture(build.image(PNG)), b"image/svg+xml")
    assert inner(nested) == build.image(build.picture(build.image(png.picture())), b"image/svg+xml")
    style = b'<g style="fill:url(%b)"/>'
    assert inner(style % build.uri(PNG)) == style % build.uri(png.picture())


def test_a_clean_picture_inside_stays_as_it_is_written() -> None:
    coded = base64.encodebytes(png.picture())
    part = b'<image href=" data:image/png;base64,' + coded.replace(b"\n", b"&#10;\n") + b'"/>'
    assert inner(part) == part


@pytest.mark.parametrize(
    "uri",
    [
        b"data:image/png;name=" + SECRET.replace(b",", b"") + b";base64,%b",
        b"data:text/plain;base64,%b",
    ],
)
def test_words_beside_a_picture_inside_go(uri: bytes) -> None:
    part = b'<image href="' + uri % base64.b64encode(png.picture()) + b'"/>'
    assert inner(part) == b'<image href="' + build.uri(png.picture()) + b'"/>'
    assert told(build.picture(part))


def test_bits_behind_base64_go() -> None:
    coded = base64.b64encode(png.picture(png.text(b"a", b"bc"))).rstrip(b"=")
    assert build.image(png.picture()) in cleaned(
        build.picture(b'<image width="8" height="8" href="data:image/png;base64,' + coded + b'"/>')
    )


def test_what_is_no_picture_goes() -> None:
    assert inner(build.image(SECRET)) == b'<image width="8" height="8" href=""/>'
    assert L.NO_PICTURE_INSIDE in told(build.picture(build.image(SECRET)))


def test_a_picture_inside_that_cannot_be_cleaned_is_an_error() -> None:
    data = build.picture(build.image(jpeg.grey()[:9], b"image/jpeg"))
    assert L.UNREADABLE_PICTURE_INSIDE in told(data)
    with pytest.raises(DamagedFile):
        clean(BytesSource(data))


def test_pictures_inside_pictures_are_bounded() -> None:
    data = build.picture()
    for _ in range(5):
        data = build.picture(build.image(data, b"image/svg+xml"))
    with pytest.raises(LimitExceeded):
        clean(BytesSource(data))


def test_what_a_person_is_told() -> None:
    data = build.picture(
        b"<!-- Generator: Adobe Illustrator 19.0 -->",
        b"<title>Plan of my flat</title>",
        b'<image xlink:href="file:///home/jane/door.png"/>',
        b'<image xlink:href="https://a.example/pixel.png"/>',
        b"<script>alert(1)</script>",
        b"<metadata>" + packet(b"Jane") + b"</metadata>",
        root=build.XLINK + build.INKSCAPE + b' inkscape:export-filename="/home/jane/a.png"',
    )
    said = told(data)
    assert said[L.SOFTWARE] in ("Generator: Adobe Illustrator 19.0", "Inkscape")
    assert said[L.SOURCE_FILES] == "/home/jane/a.png, file:///home/jane/door.png"
    assert said[L.REMOTE_ADDRESS] == "https://a.example/pixel.png"
    assert said[L.SCRIPT] == "alert(1)"
    assert said[L.DESCRIPTION] in ("Plan of my flat", "Jane")


def test_findings_of_a_picture_inside_come_through() -> None:
    report = inspect(BytesSource(build.picture(build.image(JPEG, b"image/jpeg"))))
    assert any(
        finding.category is Category.PEOPLE
        and finding.inside == (Inside(Nested.PICTURE, 1),)
        and finding.standard is Standard.EXIF
        for finding in report.findings
    )


def test_a_picture_inside_keeps_its_credentials_as_it_would_alone() -> None:
    picture = (SAMPLES / "seaside.jpg").read_bytes()
    kept = Policy(DEFAULT.keep | {Choice.CREDENTIALS})
    alone = clean(BytesSource(picture), kept)
    assert Kept.CREDENTIALS in alone.report.kept
    drawing = BytesSource(build.picture(build.image(picture, b"image/jpeg")))
    inside = clean(drawing, kept)
    assert Kept.CREDENTIALS in inside.report.kept
    left = [finding for finding in inside.after.findings if finding.standard is Standard.C2PA]
    assert left and all(f.inside == (Inside(Nested.PICTURE, 1),) for f in left)
    without = clean(drawing).after.findings
    assert not [finding for finding in without if finding.standard is Standard.C2PA]


def test_content_credentials_in_metadata_are_told() -> None:
    manifest = b"<metadata><c:manifest>" + base64.b64encode(b"none") + b"</c:manifest></metadata>"
    assert L.UNREADABLE in told(build.picture(manifest))
