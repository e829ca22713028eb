"""What ExifTool may still list in a cleaned file, by its groups: all else is a fault.

Only what it takes to show a picture stands here, so a tag that nobody thought of is found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

_HARMLESS_GROUPS = re.compile(r"System|ExifTool|Composite|JFIF|ICC[-_].*|Adobe|PNG-(pHYs|cICP)")
_TRACK = re.compile(r"Track\d+")
_NO_TIME = "0000:00:00 00:00:00"

_CONTAINER_DIRECTORY = {"DirectoryItemSemantic", "DirectoryItemMime", "DirectoryItemLength"}
_BRANDS = {"MajorBrand", "MinorVersion", "CompatibleBrands"}
_TAGS: Mapping[str, Set[str]] = {
    "File": {
        "FileType", "FileTypeExtension", "MIMEType", "ExifByteOrder", "ImageWidth", "ImageHeight",
        "EncodingProcess", "BitsPerSample", "ColorComponents", "YCbCrSubSampling", "ColorTransform",
        # BMP
        "BMPVersion", "Planes", "BitDepth", "Compression", "ImageLength", "PixelsPerMeterX",
        "PixelsPerMeterY", "NumColors", "NumImportantColors", "RedMask", "GreenMask", "BlueMask",
        "AlphaMask", "ColorSpace", "RenderingIntent", "ProfileDataOffset", "ProfileSize",
    },
    # IFD0 of a TIFF, and the orientation in the Exif of others
    "IFD0": {
        "Orientation", "SubfileType", "ImageWidth", "ImageHeight", "BitsPerSample", "Compression",
        "PhotometricInterpretation", "StripOffsets", "StripByteCounts", "RowsPerStrip",
        "SamplesPerPixel", "PlanarConfiguration", "XResolution", "YResolution", "ResolutionUnit",
        "YCbCrSubSampling", "ReferenceBlackWhite", "FillOrder", "PageNumber", "WhitePoint",
        "PrimaryChromaticities", "InkSet", "JPEGTables",
    },
    "XMP-hdrgm": {
        "Version", "BaseRenditionIsHDR", "GainMapMin", "GainMapMax", "Gamma", "OffsetSDR",
        "OffsetHDR", "HDRCapacityMin", "HDRCapacityMax",
    },
    "XMP-Container": _CONTAINER_DIRECTORY,
    "XMP-GContainer": _CONTAINER_DIRECTORY,
    "XMP-HDRGainMap": {"HDRGainMapVersion", "HDRGainMapHeadroom"},
    "XMP-apdi": {"AuxiliaryImageType", "StoredFormat", "NativeFormat"},
    "XMP-tiff": {"Orientation"},
    "PNG": {
        "ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace",
        "Palette", "Transparency", "Gamma", "SRGBRendering", "BackgroundColor", "ProfileName",
        "SignificantBits", "WhitePointX", "WhitePointY", "RedX", "RedY", "GreenX", "GreenY",
        "BlueX", "BlueY", "PixelsPerUnitX", "PixelsPerUnitY", "PixelUnits", "AnimationFrames",
        "AnimationPlays", "PaletteHistogram",
    },
    "GIF": {
        "GIFVersion", "ImageWidth", "ImageHeight", "HasColorMap", "ColorResolutionDepth",
        "BitsPerPixel", "BackgroundColor", "FrameCount", "Duration", "AnimationIterations",
        "PixelAspectRatio", "TransparentColor",
    },
    "RIFF": {
        "ImageWidth", "ImageHeight", "VP8Version", "HorizontalScale", "VerticalScale", "WebP_Flags",
        "AlphaIsUsed", "AlphaPreprocessing", "AlphaFiltering", "AlphaCompression",
        "BackgroundColor", "AnimationLoopCount", "FrameCount", "Duration",
    },
    # HEIC and AVIF
    "QuickTime": _BRANDS | {
        "HandlerType", "ImageSpatialExtent", "ImagePixelDepth", "PixelAspectRatio",
        "AuxiliaryImageType", "ColorProfiles", "ColorPrimaries", "TransferCharacteristics",
        "MatrixCoefficients", "VideoFullRangeFlag", "MediaData", "MediaDataSize",
        "MediaDataOffset", "Rotation", "ChromaFormat",
        # how HEVC is decoded
        "HEVCConfigurationVersion", "GeneralProfileSpace", "GeneralTierFlag", "GeneralProfileIDC",
        "GenProfileCompatibilityFlags", "ConstraintIndicatorFlags", "GeneralLevelIDC",
        "MinSpatialSegmentationIDC", "ParallelismType", "BitDepthLuma", "BitDepthChroma",
        "AverageFrameRate", "ConstantFrameRate", "NumTemporalLayers", "TemporalIDNested",
        # how AV1 is decoded
        "AV1ConfigurationVersion", "SeqProfile", "SeqLevelIdx0", "SeqTier0", "HighBitDepth",
        "TwelveBit", "ChromaSamplePosition", "InitialDelaySamples",
        # how a sequence is played
        "MovieHeaderVersion", "TimeScale", "Duration", "PreferredRate", "PreferredVolume",
        "MatrixStructure", "PreviewTime", "PreviewDuration", "PosterTime", "SelectionTime",
        "SelectionDuration", "CurrentTime", "NextTrackID",
    },
    "Meta": {"PrimaryItemReference", "MetaImageSize"},
    "Track": {
        "TrackHeaderVersion", "TrackID", "TrackDuration", "TrackLayer", "TrackVolume",
        "MatrixStructure", "ImageWidth", "ImageHeight", "MediaHeaderVersion", "MediaTimeScale",
        "MediaDuration", "HandlerType", "GraphicsMode", "OpColor", "OtherFormat", "Unknown_av1C",
        "Unknown_colr", "Unknown_ccst", "Unknown_auxi", "Unknown_auxl", "Unknown_btrt",
        "TimeToSampleTable", "SyncSampleTable", "SampleToChunk", "SampleSizes", "ChunkOffset",
    },
    # The boxes of JPEG XL are those of JPEG 2000.
    "Jpeg2000": _BRANDS,
    "SVG": {"Xmlns", "SVGVersion", "ViewBox", "ImageWidth", "ImageHeight", "Enable-background"},
}  # fmt: skip

_VALUES = {
    "QuickTime:CreateDate": re.compile(_NO_TIME),
    "QuickTime:ModifyDate": re.compile(_NO_TIME),
    "Track:TrackCreateDate": re.compile(_NO_TIME),
    "Track:TrackModifyDate": re.compile(_NO_TIME),
    "Track:MediaCreateDate": re.compile(_NO_TIME),
    "Track:MediaModifyDate": re.compile(_NO_TIME),
    "Track:MediaLanguageCode": re.compile("und"),
    # An id stays because a drawing may refer to it; this kind only counts.
    "SVG:ID": re.compile(r"svg\d+"),
}
"""Tags that are harmless only with a value that says nothing."""


def harmless(key: str, value: object) -> bool:
    """Whether a cleaned file may hold this; ``key`` is ExifTool's ``Group:Tag``."""
    group, _, tag = key.partition(":")
    if _HARMLESS_GROUPS.fullmatch(group):
        return tag not in {"Error"}
    if _TRACK.fullmatch(group):
        group = "Track"
    said = _VALUES.get(f"{group}:{tag}")
    if said is not None:
        return said.fullmatch(str(value)) is not None
    return tag in _TAGS.get(group, set())
