"""The rows of SVG in the table of cases: name, file, contents that go, contents that stay."""

from __future__ import annotations

from coatcheck.errors import DamagedFile, EngineError, LimitExceeded, UnknownType, UnsupportedFormat
from engine.builders import SECRET, jpeg, packet, png, svg, tiff

_JPEG = jpeg.grey(jpeg.segment(0xE1, b"Exif\0\0" + tiff.exif()))
_PNG = png.picture(png.text(b"Author", SECRET))
_STYLE = b"<style>rect{fill:red%b}</style>"
_ADOBE = b'<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY st0 "fill:#00F;">'

CASES: tuple[tuple[str, bytes, str], ...] = (
    ("plain", svg.picture(), ""),
    ("declaration", svg.picture(before=svg.DECLARATION), ""),
    ("byte order mark", svg.picture(before=b"\xef\xbb\xbf" + svg.DECLARATION), ""),
    ("prefixed", b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:title>' + SECRET
     + b'</s:title><s:rect s:x="1" width="9"/></s:svg>', "text"),
    ("without namespace", b"<svg><desc>" + SECRET + b"</desc><rect width='9'/></svg>", "text"),
    ("UTF-16", svg.wide('<svg xmlns="http://www.w3.org/2000/svg"><!-- ä --><title>a</title>'
                        '<text>ö &amp; 😀</text></svg>'.encode()), "comment text"),
    ("Latin-1", b'<?xml version="1.0" encoding="iso-8859-1"?>' + svg.picture(
        b"<text>\xe4<!--\xe4--></text><title>\xe4</title>"), "comment text"),
    ("title and description", svg.picture(b"<title>" + SECRET + b"</title><g><desc>" + SECRET
                                          + b"</desc></g>"), "text"),
    ("words that are not drawn", svg.picture(b"<g>" + SECRET + b"</g>"), "text"),
    ("metadata", svg.picture(b"<metadata>" + packet() + b"</metadata>"), "text"),
    ("comments", svg.picture(b"<!--" + SECRET + b"-->", before=b"<!--" + SECRET + b"-->",
                             after=b"\n<!--" + SECRET + b"-->"), "comment"),
    ("instruction", svg.picture(before=b'<?xml-stylesheet href="' + SECRET + b'"?>'), "text"),
    ("document type", svg.picture(before=b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
                                  b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'),
     "padding"),
    ("entities", svg.doctype(_ADOBE + b'<!ENTITY s "' + SECRET + b'">')
     + b'<svg xmlns="&ns_svg;"><rect width="9" style="&st0;stroke:&quot;a"/>'
     b'<text>&#65;&#66; &st0;</text></svg>', "text"),
    ("entity in a file", svg.doctype(b'<!ENTITY x SYSTEM "file:///etc/' + SECRET + b'">')
     + svg.picture(b"<text>&x;</text>"), "text"),
    ("editor's attributes", svg.picture(root=svg.INKSCAPE + b' inkscape:version="' + SECRET
     + b'" inkscape:x="' + SECRET + b'"'), "text"),
    ("editor's element", svg.picture(b'<i:namedview a="' + SECRET + b'"><i:g>' + SECRET
     + b'</i:g></i:namedview>', root=svg.INKSCAPE), "text"),
    ("attributes of no name", svg.picture(b'<g data-name="' + SECRET + b'" aria-label="' + SECRET
     + b'" role="img" onload="' + SECRET + b'" id="a"/>'), "text"),
    ("script", svg.picture(b"<script><![CDATA[" + SECRET + b"]]></script>"), "text"),
    ("foreign object", svg.picture(b"<switch><foreignObject><p xmlns='x'>" + SECRET
     + b"</p></foreignObject><g/></switch>"), "text"),
    ("reference elsewhere", svg.picture(b'<image xlink:href="http://a.example/' + SECRET
     + b'"/><a href="javascript:' + SECRET + b'"><use xlink:href="#b"/></a>', root=svg.XLINK),
     "text"),
    ("animated reference", svg.picture(b'<a><set attributeName="href" to="' + SECRET + b'"/></a>'),
     "text"),
    ("style sheet", svg.picture(_STYLE % b"", b"<style><![CDATA[a{b:url(#c)}]]></style>"), ""),
    ("comment in a style sheet", svg.picture(_STYLE % b"", b"<style>/* <![CDATA[ */ a > b{fill:red}"
     b"/*" + SECRET + b" ]]> */</style>"), "comment"),
    ("import", svg.picture(b'<style>@import "' + SECRET + b'"; a{fill:red}</style>'), "text"),
    ("font", svg.picture(b'<style>@font-face{font-family:a;src:url("http://a.example/' + SECRET
     + b'")}</style>'), "text"),
    ("addresses in styles", svg.picture(b'<g style="fill:red;cursor:url( http://a.example/' + SECRET
     + b' )" mask="url(http://a.example/' + SECRET + b'#m)"/>'), "text"),
    ("escaped address", svg.picture(b'<g style="fill:\\75 rl(&quot;' + SECRET + b'&quot;)"/>'),
     "text"),
    ("editor's property", svg.picture(b'<g style="font-family:&quot;A&quot;;-inkscape-font-'
     b'specification:&quot;' + SECRET + b'&quot;;fill:red"/>'), "text"),
    ("JPEG inside", svg.picture(svg.image(_JPEG, b"image/jpeg")), "embedded"),
    ("PNG inside a style", svg.picture(b'<g style="fill:url(' + svg.uri(_PNG) + b')"/>'),
     "embedded"),
    ("SVG inside", svg.picture(svg.image(svg.picture(svg.image(_PNG)), b"image/svg+xml")),
     "embedded"),
)  # fmt: skip

_LAUGHS = b"".join(
    b'<!ENTITY a%d "%b">' % (i, b"&a%d;" % (i - 1) * 10 if i else b"ha") for i in range(9)
)

FAULTS: tuple[tuple[str, bytes, type[EngineError]], ...] = (
    ("other root", b'<!-- --><svg:svg xmlns:svg="urn:other"/>', DamagedFile),
    ("unfinished", b'<svg xmlns="http://www.w3.org/2000/svg"><g>', DamagedFile),
    ("not well formed", svg.picture(b"<g a=b/>"), DamagedFile),
    ("unknown entity", svg.picture(b"<text>&x;</text>"), DamagedFile),
    ("wrong encoding", svg.wide("<svg>ä</svg>".encode())[:-1], DamagedFile),
    ("odd encoding", b'<?xml version="1.0" encoding="ebcdic-cp-us"?>' + svg.picture(),
     UnsupportedFormat),
    ("billion laughs", svg.doctype(_LAUGHS) + svg.picture(b"<text>&a8;</text>"), LimitExceeded),
    ("entities without end", svg.doctype(b'<!ENTITY a "&b;"><!ENTITY b "&a;">') + svg.picture(),
     LimitExceeded),
    ("markup in an entity", svg.doctype(b'<!ENTITY a "<g/>">') + svg.picture(b"&a;"),
     UnsupportedFormat),
    ("attributes by document type", svg.doctype(b'<!ATTLIST rect fill CDATA "red">')
     + svg.picture(), UnsupportedFormat),
    ("too deep", svg.picture(b"<g>" * 600 + b"</g>" * 600), LimitExceeded),
    ("bracket", svg.picture(b"<text>]]<!-- -->&gt;></text>").replace(b"&gt;", b""),
     UnsupportedFormat),
    ("comment longer than the head, then no picture",
     svg.DECLARATION + b"<!--" + b"a" * 5000 + b"--><html/>", UnknownType),
)  # fmt: skip
