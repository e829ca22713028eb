"""What the entries of the smaller standards tell."""

from __future__ import annotations

from collections.abc import Mapping

from coatcheck.classify import movie, office, pdf
from coatcheck.classify import rules as r
from coatcheck.classify.rules import Patterns, Rule, Table
from coatcheck.labels import Label as L
from coatcheck.model import Category, Kind, Standard

_TECHNICAL = Rule(Category.TECHNICAL, L.TECHNICAL, 10)

_IPTC = r.table(
    (Rule(Category.LOCATION, L.PLACE_NAMES, 90),
        "*:City *:Sub-location *:Province-State *:Country-PrimaryLocationName "
        "*:Country-PrimaryLocationCode *:ContentLocationName *:ContentLocationCode"),
    (Rule(Category.PEOPLE, L.AUTHOR, 90), "*:By-line *:OwnerID"),
    (Rule(Category.PEOPLE, L.AUTHOR_ROLE, 40), "*:By-lineTitle"),
    (Rule(Category.PEOPLE, L.CONTACT, 85), "*:Contact"),
    (Rule(Category.PEOPLE, L.CAPTION_WRITER, 80), "*:Writer-Editor"),
    (Rule(Category.PEOPLE, L.COPYRIGHT, 60), "*:CopyrightNotice"),
    (Rule(Category.PEOPLE, L.CREDIT, 55), "*:Credit *:Source"),
    (Rule(Category.DATE, L.TAKEN, 100), "*:DateCreated"),
    (Rule(Category.DATE, L.TAKEN, 90), "*:DigitalCreationDate *:DigitalCreationTime *:TimeCreated"),
    (Rule(Category.DATE, L.PUBLISHED, 40),
        "*:DateSent *:TimeSent *:ReleaseDate *:ReleaseTime *:ExpirationDate *:ExpirationTime "
        "*:ReferenceDate"),
    (Rule(Category.CAPTION, L.DESCRIPTION, 90),
        "*:Caption-Abstract *:Headline *:ObjectName *:LocalCaption *:DocumentNotes"),
    (Rule(Category.CAPTION, L.KEYWORDS, 70),
        "*:Keywords *:Category *:SupplementalCategories *:SubjectReference *:ObjectTypeReference "
        "*:ObjectAttributeReference"),
    (Rule(Category.CAPTION, L.JOB, 60),
        "*:SpecialInstructions *:OriginalTransmissionReference *:EditStatus "
        "*:FixtureIdentifier *:JobID *:ServiceIdentifier "
        "*:ReferenceService *:ReferenceNumber *:Destination *:EnvelopeNumber *:ProductID"),
    (Rule(Category.CAPTION, L.RATING, 10),
        "*:Urgency *:EditorialUpdate *:ActionAdvised *:EnvelopePriority *:Prefs *:ObjectCycle "
        "*:ClassifyState"),
    (Rule(Category.SOFTWARE, L.SOFTWARE, 80), "*:OriginatingProgram *:ProgramVersion"),
    (Rule(Category.HISTORY, L.FILE_IDS, 50),
        "*:UniqueNameOfObject *:MasterDocumentID *:ShortDocumentID *:UniqueDocumentID"),
    (Rule(Category.HISTORY, L.EDIT_HISTORY, 50), "*:DocumentHistory"),
    (Rule(Category.SETTINGS, L.CAMERA_SETTINGS, 30), "*:ExifCameraInfo"),
    (Rule(Category.HIDDEN_PICTURE, L.THUMBNAIL, 80), "*:ObjectPreviewData"),
    (_TECHNICAL,
        "*:ApplicationRecordVersion *:EnvelopeRecordVersion *:CodedCharacterSet *:FileFormat "
        "*:FileVersion *:ImageType *:ImageOrientation *:LanguageIdentifier *:ARMIdentifier "
        "*:ARMVersion *:ObjectPreviewFileFormat *:ObjectPreviewFileVersion *:SimilarityIndex"),
)  # fmt: skip
_PHOTOSHOP = r.table(
    (Rule(Category.HIDDEN_PICTURE, L.THUMBNAIL, 80), "*:Thumbnail"),
    (Rule(Category.CAPTION, L.DESCRIPTION, 80), "*:Caption"),
    (Rule(Category.CAPTION, L.DOCUMENT_NAME, 60), "*:Slices"),
    (Rule(Category.CAPTION, L.WEB_ADDRESSES, 60), "*:URL *:WorkflowURL *:URLList"),
    (Rule(Category.CAPTION, L.CHANNEL_NAMES, 40),
        "*:AlphaChannelNames *:UnicodeAlphaNames *:WorkingPath *:Path *:ClippingPathName"),
    (Rule(Category.PEOPLE, L.COPYRIGHT_MARK, 5), "*:CopyrightFlag"),
    (Rule(Category.SOFTWARE, L.SOFTWARE, 70), "*:VersionInfo"),
    (Rule(Category.DEVICE_ID, L.PRINTER, 70),
        "*:MacintoshNSPrintInfo *:PrintInfo *:PrintStyle *:WindowsDevMode"),
    (Rule(Category.HISTORY, L.SOURCE_FILES, 70), "*:AutoSaveFilePath *:AutoSaveFormat"),
    (Rule(Category.HISTORY, L.PHOTOSHOP_DATA, 20),
        "*:OtherResources *:CaptionDigest *:PlugIn"),
    (_TECHNICAL, "*:ICCProfile *:Settings"),
)  # fmt: skip
_PNG = r.table(
    (Rule(Category.DATE, L.CHANGED, 60), "tIME:ModificationTime"),
)
_PNG_PATTERNS = r.patterns(
    (r"(?i):(.*software|(\w+:)?creator ?tool|generator|producer|program|"
     r"user-?agent|app(lication)?)$",
     Rule(Category.SOFTWARE, L.SOFTWARE, 80)),
    (r":(icc|png|tiff|xap\w*|xmp\w*|st\w+|dc:format|photoshop|exif):(?!document)",
     Rule(Category.HISTORY, L.FILE_ORIGIN, 20)),
    (r"(?i):(creation ?time|create ?date|date ?time ?original|exif:DateTime.*)$",
     Rule(Category.DATE, L.TAKEN, 80)),
    (r":date:create$", Rule(Category.DATE, L.CREATED, 70)),
    (r"(?i):(date|date:\w+|.*:?(date|time|mtime|timestamp)|modif\w+|png:tIME)$",
     Rule(Category.DATE, L.CHANGED, 50)),
    (r":GPSPosition$", Rule(Category.LOCATION, L.POSITION, 95)),
    (r":GPSPositionInPart$", Rule(Category.LOCATION, L.POSITION_IN_PART, 90)),
    (r":GPSDestPosition(InPart)?$", Rule(Category.LOCATION, L.DESTINATION, 70)),
    (r"(?i)gps|latitude|longitude", Rule(Category.LOCATION, L.POSITION_DETAILS, 10)),
    (r"(?i)location", Rule(Category.LOCATION, L.PLACE_NAMES, 80)),
    (r"(?i):(author|artist|creator|photographer|by-?line)", Rule(Category.PEOPLE, L.AUTHOR, 90)),
    (r"(?i):(copyright|disclaimer|license|rights)", Rule(Category.PEOPLE, L.COPYRIGHT, 60)),
    (r"(?i):(e-?mail|contact|user ?name|owner)", Rule(Category.PEOPLE, L.OWNER, 80)),
    (r"(?i):(make|model|source|camera|device|exif:(make|model))$",
     Rule(Category.DEVICE, L.CAMERA, 70)),
    (r"(?i)serial", Rule(Category.DEVICE_ID, L.CAMERA_SERIAL, 80)),
    (r"(?i):(host ?computer|computer|hostname)",
     Rule(Category.DEVICE_ID, L.COMPUTER_NAME, 80)),
    (r"(?i):(thumb::(uri|path)|file ?name|uri|url|thumb::document.*|document ?name|tiff:document)",
     Rule(Category.HISTORY, L.SOURCE_FILES, 70)),
    (r"(?i):keywords?$", Rule(Category.CAPTION, L.KEYWORDS, 70)),
    (r"(?i):(title|description|comment|caption|subject|label|warning|headline|usercomment)",
     Rule(Category.CAPTION, L.DESCRIPTION, 80)),
    (r"(?i)raw profile type", Rule(Category.UNKNOWN, L.UNKNOWN, 60)),
    (r"(?i):(thumb::\w+|exif:(exif)?(image|pixel|color)\w+|signature|pixels?)$",
     Rule(Category.HISTORY, L.FILE_ORIGIN, 20)),
    (r"", Rule(Category.CAPTION, L.TEXT, 40)),
)  # fmt: skip
_ICC = r.table(
    (_TECHNICAL, "standard:*"),
    (Rule(Category.DEVICE_ID, L.SCREEN_SERIAL, 80), "profile:MakeAndModel"),
    (Rule(Category.DEVICE, L.SCREEN, 40),
        "profile:ProfileDescription profile:ProfileDescriptionML profile:ProfileName "
        "profile:DeviceManufacturer profile:DeviceModel profile:Manufacturer profile:Model"),
    (Rule(Category.DEVICE_ID, L.SCREEN_DETAILS, 60),
        "profile:Metadata profile:CharacterizationTarget"),
    (Rule(Category.DATE, L.PROFILE_DATE, 20), "profile:ProfileDateTime"),
    (Rule(Category.SOFTWARE, L.PROFILE_COPYRIGHT, 10), "profile:ProfileCopyright"),
    (Rule(Category.PEOPLE, L.PROFILE_COPYRIGHT, 60), "person:ProfileCopyright"),
    (Rule(Category.SOFTWARE, L.PROFILE_MAKER, 10),
        "profile:Creator profile:Platform"),
    (Rule(Category.UNKNOWN, L.UNKNOWN, 50), "profile:*"),
)  # fmt: skip
_C2PA = r.table(
    (Rule(Category.CREDENTIALS, L.CREDENTIALS, 90), "*:ContentCredentials"),
    (Rule(Category.CREDENTIALS, L.SIGNER, 80), "signature:Signer"),
    (Rule(Category.DATE, L.SIGNED_AT, 70), "signature:SignedAt"),
    (Rule(Category.SOFTWARE, L.SOFTWARE, 90), "claim:Generator actions:softwareAgent"),
    (Rule(Category.HISTORY, L.SOURCE_FILES, 70), "claim:title"),
    (Rule(Category.HISTORY, L.FILE_IDS, 50), "claim:instanceID claim:instance_id"),
    (Rule(Category.TECHNICAL, L.TECHNICAL, 10), "claim:format"),
    (Rule(Category.CREDENTIALS, L.CREDENTIALS_ACTIONS, 70), "actions:action"),
    (Rule(Category.CREDENTIALS, L.CREDENTIALS_SOURCE_TYPE, 75), "actions:digitalSourceType"),
    (Rule(Category.DATE, L.CHANGED, 40), "actions:when"),
    (Rule(Category.HIDDEN_PICTURE, L.THUMBNAIL, 80), "*:Thumbnail"),
    (Rule(Category.CREDENTIALS, L.CREDENTIALS, 20), "*:EmbeddedFile *:Unreadable"),
)  # fmt: skip
_C2PA_PATTERNS = r.patterns(
    (r"GPSPosition$", Rule(Category.LOCATION, L.POSITION, 95)),
    (r"(?i)gps|latitude|longitude", Rule(Category.LOCATION, L.POSITION_DETAILS, 10)),
    (r"(?i)city|country|location|:Iptc4xmpExt",
     Rule(Category.LOCATION, L.PLACE_NAMES, 60)),
    (r"(?i)serial", Rule(Category.DEVICE_ID, L.CAMERA_SERIAL, 90)),
    (r"(?i)identit\w*\.(provider\.|method|type|verifiedAt|address|uri)",
     Rule(Category.CREDENTIALS, L.CREDENTIALS_DETAILS, 30)),
    (r"(?i)(author|creator|artist|identit|person|username|by-?line)[^:]*$",
     Rule(Category.PEOPLE, L.AUTHOR, 80)),
    (r"(?i)copyright|rights", Rule(Category.PEOPLE, L.COPYRIGHT, 60)),
    (r"(?i)(make|model)$", Rule(Category.DEVICE, L.CAMERA, 80)),
    (r"(?i)prompt", Rule(Category.AI_PROMPT, L.PROMPT, 90)),
    (r"(?i)(date|time|when)\w*$", Rule(Category.DATE, L.TAKEN, 50)),
    (r"(?i)(instance|document)_?id|relationship", Rule(Category.HISTORY, L.FILE_IDS, 40)),
    (r"(?i)ingredient.*:(dc:)?(title|name)|filename", Rule(Category.HISTORY, L.SOURCE_FILES, 60)),
    (r"(?i)(software|generator)", Rule(Category.SOFTWARE, L.SOFTWARE, 60)),
    (r"(?i)(title|description|caption|headline)$", Rule(Category.CAPTION, L.DESCRIPTION, 50)),
    (r"", Rule(Category.CREDENTIALS, L.CREDENTIALS_DETAILS, 30)),
)  # fmt: skip
_COMMENT = r.table((Rule(Category.CAPTION, L.COMMENT, 80), "*:Comment"))
_JXL = r.table(
    (Rule(Category.UNKNOWN, L.UNREAD_EXIF, 70), "brob:Exif"),
    (Rule(Category.UNKNOWN, L.UNREAD_XMP, 65), "brob:xml"),
    (Rule(Category.CREDENTIALS, L.CREDENTIALS, 60), "brob:jumb"),
)  # fmt: skip
_HEIF = r.table(
    (Rule(Category.DATE, L.CREATED, 70), "*:CreateDate"),
    (Rule(Category.DATE, L.CHANGED, 50), "*:ModifyDate"),
    (Rule(Category.SOFTWARE, L.PART_NAMES, 10), "*:Name"),
)  # fmt: skip
_FILE = r.table(
    (Rule(Category.HIDDEN_PICTURE, L.THUMBNAIL, 80), "thumbnail:*"),
    (Rule(Category.HIDDEN_PICTURE, L.FURTHER_PICTURE, 90), "second_image:*"),
    (Rule(Category.VIDEO, L.VIDEO, 90), "video:*"),
    (Rule(Category.LOCATION, L.MOVEMENT, 60), "telemetry:*"),
    (Rule(Category.UNKNOWN, L.TRAILER, 70), "trailer:*"),
    (r.UNKNOWN_RULE, "unknown:*"),
)  # fmt: skip
_FOUND_GAIN_MAP = Rule(Category.SETTINGS, L.GAIN_MAP_DIRECTORY, 5)
FILE_KINDS: Mapping[object, Rule] = {
    Kind.JBRD: Rule(Category.HISTORY, L.JPEG_REMAINS, 40),
    Kind.JHGM: Rule(Category.HIDDEN_PICTURE, L.GAIN_MAP_PICTURE, 20),
    Kind.KEPT_MPF: _FOUND_GAIN_MAP,
    Kind.KEPT_ISO_GAIN_MAP: _FOUND_GAIN_MAP,
    Kind.UNFIT_GAIN_MAP: Rule(Category.HIDDEN_PICTURE, L.UNCLEAN_GAIN_MAP, 85),
    Kind.MPF: Rule(Category.HIDDEN_PICTURE, L.FURTHER_PICTURES, 5),
    Kind.ISO_GAIN_MAP: Rule(Category.HIDDEN_PICTURE, L.GAIN_MAP_NUMBERS, 5),
}
"""Segments that nothing decodes, by their kinds; the others go by their content."""

TABLES: Mapping[Standard, Table] = {
    Standard.IPTC: _IPTC,
    Standard.PHOTOSHOP: _PHOTOSHOP,
    Standard.PNG: _PNG,
    Standard.ICC: _ICC,
    Standard.C2PA: _C2PA,
    Standard.JPEG: _COMMENT,
    Standard.GIF: _COMMENT,
    Standard.JPEG_XL: _JXL,
    Standard.HEIF: _HEIF,
    Standard.QUICKTIME: movie.TABLE,
    Standard.OFFICE: office.TABLE,
    Standard.OPEN_DOCUMENT: office.TABLE,
    Standard.EPUB: office.TABLE,
    Standard.ZIP: office.ZIP_TABLE,
    Standard.PDF: pdf.TABLE,
    Standard.FILE: _FILE,
}
PATTERNS: Mapping[Standard, Patterns] = {
    Standard.PNG: _PNG_PATTERNS,
    Standard.C2PA: _C2PA_PATTERNS,
    Standard.QUICKTIME: movie.PATTERNS,
    Standard.OFFICE: office.PATTERNS,
    Standard.OPEN_DOCUMENT: office.PATTERNS,
    Standard.EPUB: office.PATTERNS,
    Standard.PDF: pdf.PATTERNS,
}
