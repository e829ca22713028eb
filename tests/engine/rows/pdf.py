"""Rows of the table of cases: PDF."""

from __future__ import annotations

from coatcheck.errors import DamagedFile, EngineError, LimitExceeded, UnsupportedFormat
from engine.builders import SECRET, icc, jpeg, packet, pdf, tiff

_S = b"(" + SECRET + b")"
_HEX = b"<" + SECRET.hex().encode() + b">"
_INFO = {6: b"<</Author%b/Title%b/CreationDate(D:20260704153000+02'00')>>" % (_S, _HEX)}
_XMP = {6: pdf.stream(packet(), b"/Type/Metadata/Subtype/XML")}
_FILE = {6: b"<</Type/Filespec/F%b/EF<</F 7 0 R>>>>" % _S,
         7: pdf.stream(SECRET, b"/Type/EmbeddedFile")}  # fmt: skip
_NOTE = b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(see page 2)%b>>"
_SIGNED = (
    b"/AcroForm<</Fields[6 0 R]/SigFlags 3>>",
    b"/Annots[6 0 R]",
    b"",
    pdf.DRAWING,
    {6: b"<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/FT/Sig/T(one)/V 7 0 R>>",
     7: b"<</Type/Sig/Filter/Adobe.PPKLite/Name%b/ByteRange[0 1 2 3]/Contents%b>>" % (_S, _HEX)},
)  # fmt: skip
_IMAGE = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"


def image(data: bytes, coding: bytes) -> bytes:
    """Make a document of one picture."""
    return pdf.document(
        pdf.page(resources=b"/XObject<</I 6 0 R>>", more={6: pdf.stream(data, _IMAGE + coding)})
    )


def _box(kind: bytes, data: bytes) -> bytes:
    return (8 + len(data)).to_bytes(4) + kind + data


_CODESTREAM = b"\xff\x4f\xff\x51\0\4\0\0\xff\x64\0\x1f\0\1" + SECRET + b"\xff\x90\0\4\0\0\xff\xd9"
_JP2 = (
    _box(b"jP  ", b"\r\n\x87\n")
    + _box(b"ftyp", b"jp2 \0\0\0\0jp2 ")
    + _box(b"jp2h", b"")
    + _box(b"xml ", packet())
    + _box(b"jp2c", _CODESTREAM)
    + _box(b"uuid", bytes(16) + SECRET)
)
_PROFILE = {6: pdf.packed(icc.profile(), b"/N 3/Metadata 7 0 R"), 7: _XMP[6]}
_LAYERS = b"/OCProperties<</OCGs[6 0 R]/D<</Creator%b/OFF[6 0 R]>>>>" % _S
_LAYER = {6: b"<</Type/OCG/Name(draft)/Usage<</CreatorInfo<</Creator%b/Subtype/Artwork>>>>>>" % _S}

_TRAILER = b"/Info<</A%b>>/Prev " % _S
_SELF = pdf.document(trailer=_TRAILER + pdf.position(pdf.document(trailer=_TRAILER + b"999")))

CASES: tuple[tuple[str, bytes, str, str], ...] = (
    ("plain", pdf.document(), "padding", ""),
    ("information", pdf.document(pdf.page(more=_INFO), b"/Info 6 0 R"),
     "padding document_data", ""),
    ("ids", pdf.document(trailer=b"/ID[%b%b]" % (_S, _HEX)), "padding document_data", ""),
    ("other entries of the trailer", pdf.document(trailer=b"/Private%b" % _S),
     "padding document_data", ""),
    ("XMP", pdf.document(pdf.page(b"/Metadata 6 0 R", more=_XMP)), "padding xmp", ""),
    ("XMP of a page", pdf.document(pdf.page(b"", b"/Metadata 6 0 R", more=_XMP)),
     "padding xmp", ""),
    ("XMP of a font", pdf.document(pdf.page(more={**_XMP, 5: pdf.FONT[:-2]
     + b"/Metadata 6 0 R>>"})), "padding xmp", ""),
    ("metadata where something else should be", pdf.document(pdf.page(b"", b"",
     b"/XObject<</A 6 0 R>>", more=_XMP)), "padding xmp", ""),
    ("data of programs", pdf.document(pdf.page(b"", b"/PieceInfo<</A<</Private%b>>>>"
     b"/LastModified(D:2026)" % _S)), "padding document_data", ""),
    ("thumbnail", pdf.document(pdf.page(b"", b"/Thumb 6 0 R", more={6: pdf.stream(SECRET,
     b"/Width 1/Height 1")})), "padding thumbnail", ""),
    ("name with an escape", pdf.document(pdf.page(b"", b"/Piece#49nfo<</A%b>>" % _S)),
     "padding document_data", ""),
    ("script", pdf.document(pdf.page(b"/OpenAction<</S/JavaScript/JS%b>>" % _S)),
     "padding action", ""),
    ("script with an escape", pdf.document(pdf.page(b"/OpenAction<</S/J#61vaScript/J#53%b>>"
     % _S)), "padding action", ""),
    ("script of a page", pdf.document(pdf.page(b"", b"/AA<</O<</S/JavaScript/JS 6 0 R>>>>",
     more={6: pdf.stream(SECRET)})), "padding action", ""),
    ("script behind another action", pdf.document(pdf.page(
     b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next[<</S/JavaScript/JS%b>>]>>" % _S)),
     "padding action", ""),
    ("scripts by name", pdf.document(pdf.page(b"/Names<</JavaScript<</Names[(a)"
     b"<</S/JavaScript/JS%b>>]>>>>" % _S)), "padding action", ""),
    ("attachment", pdf.document(pdf.page(b"/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>",
     more=_FILE)), "padding attachment", ""),
    ("associated file", pdf.document(pdf.page(b"/AF[6 0 R]", more=_FILE)),
     "padding attachment", ""),
    ("attachment on a page", pdf.document(pdf.page(b"", b"/Annots[<</Subtype/FileAttachment"
     b"/Rect[0 0 9 9]/FS 6 0 R>>]", more=_FILE)), "padding attachment", "review"),
    ("sound on a page", pdf.document(pdf.page(b"", b"/Annots[<</Subtype/Sound/Rect[0 0 9 9]"
     b"/Sound 6 0 R>>]", more={6: pdf.stream(SECRET, b"/R 8000")})), "padding attachment",
     "review"),
    ("comment", pdf.document(pdf.page(b"", b"/Annots[%b]" % (_NOTE % (b"/T%b/M(D:2026)/NM%b"
     % (_S, _HEX))))), "padding authorship document_data", "review"),
    ("link to a file", pdf.document(pdf.page(b"", b"/Annots[<</Subtype/Link/Rect[0 0 9 9]"
     b"/A<</S/Launch/F%b>>>>]" % _S)), "padding document_data", ""),
    ("link to a file by its address", pdf.document(pdf.page(b"", b"/Annots[<</Subtype/Link"
     b"/Rect[0 0 9 9]/A<</S/URI/URI(file:///home/jane/%b)>>>>]" % SECRET)),
     "padding document_data", ""),
    ("signature", pdf.document(pdf.page(*_SIGNED)), "padding signature", ""),
    ("form of XFA beside fields", pdf.document(pdf.page(b"/AcroForm<</Fields[6 0 R]/XFA%b>>" % _S,
     b"/Annots[6 0 R]", more={6: b"<</Subtype/Widget/Rect[0 0 9 9]/FT/Tx/T(a)/V(b)>>"})),
     "padding document_data", ""),
    ("layers", pdf.document(pdf.page(_LAYERS, more=_LAYER)), "padding document_data", "unseen"),
    ("path in a description", pdf.document(pdf.page(
     b"/StructTreeRoot<</Type/StructTreeRoot/K<</S/Figure/Alt(C:\\\\Users\\\\x.png)>>>>")),
     "padding", "unseen"),
    ("origin of an included file", pdf.document(pdf.page(b"", b"", b"/XObject<</A 6 0 R>>", more={
     6: pdf.stream(b"", b"/Subtype/Form/BBox[0 0 9 9]/PTEX.FileName%b/PTEX.InfoDict"
     b"<</Author%b>>" % (_S, _S))})), "padding document_data", ""),
    ("colour profile", pdf.document(pdf.page(b"", b"", b"/ColorSpace<</C[/ICCBased 6 0 R]>>",
     more=_PROFILE)), "padding xmp", "icc"),
    ("JPEG", image(jpeg.grey(jpeg.exif(tiff.exif())), b"/Filter/DCTDecode"),
     "padding exif", ""),
    ("damaged JPEG", image(jpeg.SOI + jpeg.comment() + jpeg.GREY_SCAN, b"/Filter/DCTDecode"),
     "padding unknown", ""),
    ("JPEG 2000", image(_JP2, b"/Filter/JPXDecode"), "padding xmp unknown comment", ""),
    ("codestream of JPEG 2000", image(_CODESTREAM, b"/Filter/JPXDecode"), "padding comment", ""),
    ("earlier version", pdf.updated(pdf.document(pdf.page(drawing=b"BT %b Tj ET" % _S)),
     {4: pdf.stream(pdf.DRAWING)}), "padding revision", ""),
    ("deleted page", pdf.updated(pdf.document(pdf.page(more={6: b"<<%b>>/Private%b>>"
     % (pdf.PAGE, _S)})), {2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>"}), "padding revision", ""),
    ("page that is only linked to", pdf.document(pdf.page(b"/OpenAction[6 0 R/Fit]",
     more={6: b"<<%b>>/Contents 7 0 R>>" % pdf.PAGE, 7: pdf.stream(SECRET)})),
     "padding revision", ""),
    ("object that nothing refers to", pdf.document(pdf.page(more={6: _S})), "padding revision",
     ""),
    ("bytes between objects", pdf.document(between=b"%" + SECRET + b"\n"), "padding unknown", ""),
    ("bytes before the header", SECRET + b"\n" + pdf.document(), "padding unknown", ""),
    ("bytes behind the end", pdf.document(end=SECRET), "padding unknown", ""),
    ("comment in an object", pdf.document(pdf.page(b"%" + SECRET + b"\n/Lang(en)")),
     "padding unknown", ""),
    ("key that comes twice", pdf.document(pdf.page(b"/Lang%b/Lang(en)" % _S)), "padding unknown",
     ""),
    ("word that means nothing", pdf.document(pdf.page(b"/PageMode SecretJane")),
     "padding unknown", ""),
    ("object streams", pdf.with_streams(pdf.page(more=_INFO), b"/Info 6 0 R"),
     "padding document_data", ""),
    ("object streams with a predictor", pdf.with_streams(pdf.page(more=_INFO), b"/Info 6 0 R",
     True), "padding document_data", ""),
    ("no cross-references", pdf.body(pdf.page(more={6: b"<</A%b>>" % _S}))[0],
     "revision", ""),
    ("wrong cross-references", pdf.document().replace(b"0000000015 00000 n", b"0000000019 00000 n")
     + b"%" + SECRET, "padding unknown", ""),
    ("wrong length", pdf.document(pdf.page(b"/Metadata 6 0 R", more={**_XMP,
     4: pdf.stream(pdf.DRAWING).replace(b"/Length 36", b"/Length 9")})), "padding xmp", ""),
    ("cross-references that point at themselves", _SELF, "padding document_data", ""),
)  # fmt: skip

_DEEP = b"[" * 300 + b"]" * 300
FAULTS: tuple[tuple[str, bytes, type[EngineError]], ...] = (
    ("header only", pdf.HEADER, DamagedFile),
    ("no page", pdf.document({1: b"<</Type/Catalog/Pages 2 0 R>>",
     2: b"<</Type/Pages/Kids[]/Count 0>>"}), DamagedFile),
    ("pages that hold themselves", pdf.document({1: b"<</Type/Catalog/Pages 2 0 R>>",
     2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}), DamagedFile),
    ("encrypted", pdf.document(trailer=b"/Encrypt<</Filter/Standard/V 1>>"), UnsupportedFormat),
    ("portfolio", pdf.document(pdf.page(b"/Collection<</View/D>>")), UnsupportedFormat),
    ("form that a program draws", pdf.document(pdf.page(b"/AcroForm<</Fields[]/XFA[]>>")),
     UnsupportedFormat),
    ("too deep", pdf.document(pdf.page(b"/Dests<</a%b>>" % _DEEP)), LimitExceeded),
)  # fmt: skip
