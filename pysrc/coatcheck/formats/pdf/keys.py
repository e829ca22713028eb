"""THE table: which entries a dictionary of each type may keep (ISO 32000-2), and what they hold.

``Key`` stands for a plain value, ``Key:Type`` for dictionaries or streams of a type, or arrays of
them, ``Key:*Type`` for a dictionary of any names with values of the type, ``Key:@Type`` for the
leaves of a name or number tree (7.9.6, 7.9.7). What is not listed goes.

Entries that are in the standard and missing here are so for a reason: they describe (``Metadata``,
``LastModified``), belong to programs (``PieceInfo``, ``SpiderInfo``, ``OPI``), lead out of the file
(``F`` of streams, ``Ref``), hold other files (``AF``, ``EF``), or run (``AA``, ``JS``).
"""

from __future__ import annotations

from collections.abc import Mapping

ANY = "Any"
"""The type of what no context tells."""

_TABLE = {
    # 7.7.2, table 29
    "Catalog": """Type Version Extensions:*Extension Pages:Pages PageLabels:@PageLabel Names:Names
        Dests:*Dest ViewerPreferences:ViewerPreferences PageLayout PageMode Outlines:Outline
        Threads:Thread OpenAction:Action URI:Base AcroForm:Form StructTreeRoot:StructRoot
        MarkInfo:MarkInfo Lang OutputIntents:OutputIntent OCProperties:Layers""",
    "Extension": "Type BaseVersion ExtensionLevel",
    "ViewerPreferences": """HideToolbar HideMenubar HideWindowUI FitWindow CenterWindow
        DisplayDocTitle NonFullScreenPageMode Direction ViewArea ViewClip PrintArea PrintClip
        PrintScaling Duplex PickTrayByPDFSize PrintPageRange NumCopies Enforce""",
    "MarkInfo": "Marked UserProperties Suspects",
    "Base": "Base",
    "OutputIntent": """Type S OutputCondition OutputConditionIdentifier RegistryName Info
        DestOutputProfile:Profile MixingHints:MixingHints SpectralData:*Any""",
    "PageLabel": "Type S P St",
    # 7.7.3, tables 30 and 31
    "Pages": """Type Parent:Pages Kids:Pages Count Resources:Resources MediaBox CropBox Rotate""",
    "Page": """Type Parent:Pages Resources:Resources MediaBox CropBox BleedBox TrimBox ArtBox
        BoxColorInfo:BoxColorInfo Contents:Contents Rotate Group:Group B:Bead Dur Trans:Transition
        Annots:Annot StructParents Tabs UserUnit VP:Viewport TemplateInstantiated
        SeparationInfo:SeparationInfo OutputIntents:OutputIntent""",
    "BoxColorInfo": "CropBox:BoxStyle BleedBox:BoxStyle TrimBox:BoxStyle ArtBox:BoxStyle",
    "BoxStyle": "C W S D",
    "SeparationInfo": "Pages:Page DeviceColorant ColorSpace:ColorSpace",
    "Viewport": "Type BBox Name Measure:Measure",
    "Measure": """Type Subtype R X:NumberFormat Y:NumberFormat D:NumberFormat A:NumberFormat
        T:NumberFormat S:NumberFormat O CYX Bounds GCS:Coordinates DCS:Coordinates PDU GPTS LPTS
        PCSM""",
    "NumberFormat": "Type U C F D FD RT RD PS SS O",
    "Coordinates": "Type EPSG WKT",
    "Transition": "Type S D Dm M Di SS B",
    "Contents": "",
    # 7.7.4, table 32
    "Names": "Dests:@Dest AP:@XObject",
    "Tree": "Kids Names Nums Limits",
    # 12.3
    "Dest": "D:Dest SD:Dest",
    "Outline": """Type Title Parent:Outline Prev:Outline Next:Outline First:Outline Last:Outline
        Count Dest:Dest A:Action SE:StructElem C F""",
    "Thread": "Type F:Bead",
    "Bead": "Type T:Thread N:Bead V:Bead P:Page R",
    # 12.6
    "Action": """Type S D:Dest SD:Dest Next:Action URI IsMap N T:Annot H State:Layer PreserveRB
        Fields:Field Flags Trans:Transition""",
    # 12.5, and 12.7.4 for fields, which mostly are one with their widgets
    "Annot": """Type Subtype Rect Contents P:Page F AP:Appearance AS Border C StructParent
        OC:Layer Lang BM CA ca T Popup:Annot IRT:Annot RT Subj IT StateModel State Open Name
        A:Action Dest:Dest H PA:Action QuadPoints BS:BorderStyle BE:BorderStyle L LE IC LL LLE Cap
        CP CO Measure:Measure LEC Vertices Path InkList DA Q DS CL RD Sy OverlayText Repeat
        RO:XObject MK:Looks Parent:Field FS:File Sound:Sound Movie:Movie
        FT Kids:Field TU TM Ff V:FieldValue DV:FieldValue RV Opt MaxLen TI I""",
    "Field": """Type Subtype Rect Contents P:Page F AP:Appearance AS Border C StructParent OC:Layer
        Lang H BS:BorderStyle MK:Looks A:Action Parent:Field Kids:Field FT T TU TM Ff V:FieldValue
        DV:FieldValue RV DA Q DS Opt MaxLen TI I""",
    "FieldValue": "",
    "Form": """Fields:Field NeedAppearances CO:Field DR:Resources DA Q""",
    "Appearance": "N:State R:State D:State",
    "State": "",
    "BorderStyle": "Type W S D I",
    "Looks": "R BC BG CA RC AC I:XObject RI:XObject IX:XObject IF:IconFit TP",
    "IconFit": "SW S A FB",
    "File": "Type F",
    "Sound": "Type R C B E",
    "Movie": "Aspect Rotate Poster:Image F:File",
    # 8.11
    "Layers": "OCGs:Layer D:LayerSetting Configs:LayerSetting",
    "Layer": """Type Name Intent Usage:Usage OCGs:Layer P VE:Layer""",
    "Usage": """Language:Usage Export:Usage Zoom:Usage Print:Usage View:Usage PageElement:Usage
        Lang Preferred ExportState min max PrintState ViewState Subtype""",
    "LayerSetting": """Name BaseState ON:Layer OFF:Layer Intent AS:UsageApplication Order:Layer
        ListMode RBGroups:Layer Locked:Layer""",
    "UsageApplication": "Event OCGs:Layer Category",
    # 7.8.3
    "Resources": """ExtGState:*GraphicsState ColorSpace:*ColorSpace Pattern:*Pattern
        Shading:*Shading XObject:*XObject Font:*Font ProcSet Properties:*Properties""",
    "Properties": """Type Subtype Name Intent Usage:Usage OCGs:Layer P VE:Layer MCID Lang Alt
        ActualText E BBox Attached""",
    "GraphicsState": """Type LW LC LJ ML D RI OP op OPM Font:Font BG:Function BG2:Function
        UCR:Function UCR2:Function TR:Function TR2:Function HT:Halftone FL SM SA BM SMask:SoftMask
        CA ca AIS TK UseBlackPtComp HTO""",
    "SoftMask": "Type S G:XObject BC TR:Function",
    "Halftone": """Type HalftoneType HalftoneName Frequency Angle SpotFunction:Function
        AccurateScreens TransferFunction:Function Width Height Width2 Height2 Xsquare Ysquare""",
    "Function": """FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N
        Functions:Function Bounds""",
    "Pattern": """Type PatternType PaintType TilingType BBox XStep YStep Resources:Resources Matrix
        Shading:Shading ExtGState:GraphicsState""",
    "Shading": """ShadingType ColorSpace:ColorSpace Background BBox AntiAlias Domain Matrix
        Function:Function Coords Extend BitsPerCoordinate BitsPerComponent BitsPerFlag Decode
        VerticesPerRow""",
    # 8.6: dictionaries and streams in the array of a colour space
    "ColorSpace": """N Alternate:ColorSpace Range WhitePoint BlackPoint Gamma Matrix FunctionType
        Domain Size BitsPerSample Order Encode Decode C0 C1 Functions:Function Bounds Subtype
        Colorants:*ColorSpace Process:Process MixingHints:MixingHints""",
    "Profile": "N Alternate:ColorSpace Range",
    "Process": "ColorSpace:ColorSpace Components",
    "MixingHints": "Solidities:*Any PrintingOrder DotGain:*Function",
    # 8.8 to 8.10
    "XObject": "Type Subtype",
    "Image": """Type Subtype Width Height ColorSpace:ColorSpace BitsPerComponent Intent ImageMask
        Mask:Image Decode Interpolate Alternates:Alternate SMask:Image SMaskInData Name
        StructParent OC:Layer Matte""",
    "Alternate": "Image:Image DefaultForPrinting OC:Layer",
    "FormXObject": """Type Subtype FormType BBox Matrix Resources:Resources Group:Group StructParent
        StructParents OC:Layer Name""",
    "Group": "Type S CS:ColorSpace I K",
    # 9.6 to 9.10
    "Font": """Type Subtype Name BaseFont FirstChar LastChar Widths FontDescriptor:FontDescriptor
        Encoding:Encoding ToUnicode:Encoding FontBBox FontMatrix CharProcs:*Contents
        Resources:Resources DescendantFonts:Font CIDSystemInfo:SystemInfo DW W DW2 W2
        CIDToGIDMap:Contents""",
    "FontDescriptor": """Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle
        Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth
        FontFile:FontFile FontFile2:FontFile FontFile3:FontFile CharSet Style:Style Lang
        FD:*FontDescriptor CIDSet:Contents""",
    "Style": "Panose",
    "FontFile": "Type Subtype Length1 Length2 Length3",
    "Encoding": """Type BaseEncoding Differences CMapName CIDSystemInfo:SystemInfo WMode
        UseCMap:Encoding""",
    "SystemInfo": "Registry Ordering Supplement",
    # 14.7
    "StructRoot": """Type K:StructElem IDTree:@StructElem ParentTree:@StructElem ParentTreeNextKey
        RoleMap:*Any ClassMap:*Attributes Namespaces:Namespace""",
    "StructElem": """Type S ID Ref:StructElem P:StructElem Pg:Page K:StructElem A:Attributes
        C R T Lang Alt E ActualText NS:Namespace Phoneme PhoneticAlphabet Stm:XObject
        StmOwn:StructElem MCID Obj:Annot""",
    "Namespace": "Type NS RoleMapNS:*Namespace",
    "Attributes": """O NS:Namespace Placement WritingMode BackgroundColor BorderColor BorderStyle
        BorderThickness Color Padding SpaceBefore SpaceAfter StartIndent EndIndent TextIndent
        TextAlign BBox Width Height BlockAlign InlineAlign TBorderStyle TPadding BaselineShift
        LineHeight TextPosition TextDecorationColor TextDecorationThickness TextDecorationType
        GlyphOrientationVertical RubyAlign RubyPosition ColumnCount ColumnGap ColumnWidths
        ListNumbering ContinuedList ContinuedFrom RowSpan ColSpan Headers Scope Summary Short Role
        checked Checked Desc NoteType Type Subtype Attached""",
    ANY: "Type Subtype",
    # 7.4
    "FilterParameters": """Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine
        EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError JBIG2Globals:Contents
        ColorTransform Name""",
}
_OF_STREAMS = "Length Filter DecodeParms:FilterParameters DL"


def _read(text: str) -> dict[bytes, str]:
    found: dict[bytes, str] = {}
    for word in text.split():
        key, _, kind = word.partition(":")
        found[key.encode()] = kind
    return found


TYPES: Mapping[str, Mapping[bytes, str]] = {name: _read(text) for name, text in _TABLE.items()}
STREAMS: Mapping[str, Mapping[bytes, str]] = {
    name: {**keys, **_read(_OF_STREAMS)} for name, keys in TYPES.items()
}
"""The same for streams."""

_NAMED = {
    b"Catalog": "Catalog",
    b"Pages": "Pages",
    b"Page": "Page",
    b"Template": "Page",
    b"Annot": "Annot",
    b"Font": "Font",
    b"FontDescriptor": "FontDescriptor",
    b"Encoding": "Encoding",
    b"CMap": "Encoding",
    b"ExtGState": "GraphicsState",
    b"Pattern": "Pattern",
    b"Halftone": "Halftone",
    b"XObject": "XObject",
    b"Group": "Group",
    b"Mask": "SoftMask",
    b"OCG": "Layer",
    b"OCMD": "Layer",
    b"Outlines": "Outline",
    b"StructTreeRoot": "StructRoot",
    b"StructElem": "StructElem",
    b"MCR": "StructElem",
    b"OBJR": "StructElem",
    b"Action": "Action",
    b"Border": "BorderStyle",
    b"Measure": "Measure",
    b"Namespace": "Namespace",
    b"Thread": "Thread",
    b"Bead": "Bead",
}
"""Types by the name that dictionaries give themselves, where no context tells."""


def named(value: object) -> str:
    """Return the type that a dictionary gives itself; ``ANY`` if it is none that is known."""
    return _NAMED.get(value, ANY) if isinstance(value, bytes) else ANY
