"""What the entries of the smaller standards tell."""

from __future__ import annotations

from collections.abc import Mapping

from coatcheck.classify import rules as r
from coatcheck.classify.rules import Patterns, Rule, Table
from coatcheck.model import Category

_TECHNICAL = Rule(Category.TECHNICAL, r.TECHNICAL, 10)

_IPTC = r.table(
    (Rule(Category.LOCATION, r.PLACE, 90),
        "*:City *:Sub-location *:Province-State *:Country-PrimaryLocationName "
        "*:Country-PrimaryLocationCode *:ContentLocationName *:ContentLocationCode"),
    (Rule(Category.PEOPLE, r.AUTHOR, 90), "*:By-line *:OwnerID"),
    (Rule(Category.PEOPLE, "What the author does", 40), "*:By-lineTitle"),
    (Rule(Category.PEOPLE, r.CONTACT, 85), "*:Contact"),
    (Rule(Category.PEOPLE, r.WRITER, 80), "*:Writer-Editor"),
    (Rule(Category.PEOPLE, r.RIGHTS, 60), "*:CopyrightNotice"),
    (Rule(Category.PEOPLE, r.CREDIT, 55), "*:Credit *:Source"),
    (Rule(Category.DATE, r.TAKEN, 100), "*:DateCreated"),
    (Rule(Category.DATE, r.TAKEN, 90), "*:DigitalCreationDate *:DigitalCreationTime *:TimeCreated"),
    (Rule(Category.DATE, "When it was published", 40),
        "*:DateSent *:TimeSent *:ReleaseDate *:ReleaseTime *:ExpirationDate *:ExpirationTime "
        "*:ReferenceDate"),
    (Rule(Category.CAPTION, r.DESCRIPTION, 90),
        "*:Caption-Abstract *:Headline *:ObjectName *:LocalCaption *:DocumentNotes"),
    (Rule(Category.CAPTION, r.KEYWORDS, 70),
        "*:Keywords *:Category *:SupplementalCategories *:SubjectReference *:ObjectTypeReference "
        "*:ObjectAttributeReference"),
    (Rule(Category.CAPTION, r.JOB, 60),
        "*:SpecialInstructions *:OriginalTransmissionReference *:EditStatus "
        "*:FixtureIdentifier *:JobID *:ServiceIdentifier "
        "*:ReferenceService *:ReferenceNumber *:Destination *:EnvelopeNumber *:ProductID"),
    (Rule(Category.CAPTION, r.RATING, 10),
        "*:Urgency *:EditorialUpdate *:ActionAdvised *:EnvelopePriority *:Prefs *:ObjectCycle "
        "*:ClassifyState"),
    (Rule(Category.SOFTWARE, r.SOFTWARE, 80), "*:OriginatingProgram *:ProgramVersion"),
    (Rule(Category.HISTORY, r.IDS, 50),
        "*:UniqueNameOfObject *:MasterDocumentID *:ShortDocumentID *:UniqueDocumentID"),
    (Rule(Category.HISTORY, r.EDITS, 50), "*:DocumentHistory"),
    (Rule(Category.SETTINGS, r.SETTINGS, 30), "*:ExifCameraInfo"),
    (Rule(Category.HIDDEN_PICTURE, r.THUMBNAIL, 80), "*:ObjectPreviewData"),
    (_TECHNICAL,
        "*:ApplicationRecordVersion *:EnvelopeRecordVersion *:CodedCharacterSet *:FileFormat "
        "*:FileVersion *:ImageType *:ImageOrientation *:LanguageIdentifier *:ARMIdentifier "
        "*:ARMVersion *:ObjectPreviewFileFormat *:ObjectPreviewFileVersion *:SimilarityIndex"),
)  # fmt: skip
_PHOTOSHOP = r.table(
    (Rule(Category.HIDDEN_PICTURE, r.THUMBNAIL, 80), "*:Thumbnail"),
    (Rule(Category.CAPTION, r.DESCRIPTION, 80), "*:Caption"),
    (Rule(Category.CAPTION, r.DOCUMENT, 60), "*:Slices"),
    (Rule(Category.CAPTION, "Addresses on the web", 60), "*:URL *:WorkflowURL *:URLList"),
    (Rule(Category.CAPTION, "Names of channels and paths", 40),
        "*:AlphaChannelNames *:UnicodeAlphaNames *:WorkingPath *:Path *:ClippingPathName"),
    (Rule(Category.PEOPLE, r.MARKED, 5), "*:CopyrightFlag"),
    (Rule(Category.SOFTWARE, r.SOFTWARE, 70), "*:VersionInfo"),
    (Rule(Category.DEVICE_ID, r.PRINTER, 70),
        "*:MacintoshNSPrintInfo *:PrintInfo *:PrintStyle *:WindowsDevMode"),
    (Rule(Category.HISTORY, r.FILE_NAMES, 70), "*:AutoSaveFilePath *:AutoSaveFormat"),
    (Rule(Category.HISTORY, "What Photoshop remembers of it", 20),
        "*:OtherResources *:CaptionDigest *:PlugIn"),
    (_TECHNICAL, "*:ICCProfile *:Settings"),
)  # fmt: skip
_PNG = r.table(
    (Rule(Category.DATE, r.CHANGED, 60), "tIME:ModificationTime"),
)
_PNG_PATTERNS = r.patterns(
    (r"(?i):(.*software|(\w+:)?creator ?tool|generator|producer|program|"
     r"user-?agent|app(lication)?)$",
     Rule(Category.SOFTWARE, r.SOFTWARE, 80)),
    (r":(icc|png|tiff|xap\w*|xmp\w*|st\w+|dc:format|photoshop|exif):(?!document)",
     Rule(Category.HISTORY, "How the file was made", 20)),
    (r"(?i):(creation ?time|create ?date|date ?time ?original|exif:DateTime.*)$",
     Rule(Category.DATE, r.TAKEN, 80)),
    (r":date:create$", Rule(Category.DATE, r.MADE, 70)),
    (r"(?i):(date|date:\w+|.*:?(date|time|mtime|timestamp)|modif\w+|png:tIME)$",
     Rule(Category.DATE, r.CHANGED, 50)),
    (r":GPSPosition$", Rule(Category.LOCATION, r.WHERE, 95)),
    (r":GPSPositionInPart$", Rule(Category.LOCATION, r.PARTLY, 90)),
    (r":GPSDestPosition(InPart)?$", Rule(Category.LOCATION, r.DESTINATION, 70)),
    (r"(?i)gps|latitude|longitude", Rule(Category.LOCATION, r.POSITION_DETAILS, 10)),
    (r"(?i)location", Rule(Category.LOCATION, r.PLACE, 80)),
    (r"(?i):(author|artist|creator|photographer|by-?line)", Rule(Category.PEOPLE, r.AUTHOR, 90)),
    (r"(?i):(copyright|disclaimer|license|rights)", Rule(Category.PEOPLE, r.RIGHTS, 60)),
    (r"(?i):(e-?mail|contact|user ?name|owner)", Rule(Category.PEOPLE, r.OWNER, 80)),
    (r"(?i):(make|model|source|camera|device|exif:(make|model))$",
     Rule(Category.DEVICE, r.CAMERA, 70)),
    (r"(?i)serial", Rule(Category.DEVICE_ID, r.CAMERA_SERIAL, 80)),
    (r"(?i):(host ?computer|computer|hostname)",
     Rule(Category.DEVICE_ID, "Name of the computer", 80)),
    (r"(?i):(thumb::(uri|path)|file ?name|uri|url|thumb::document.*|document ?name|tiff:document)",
     Rule(Category.HISTORY, r.FILE_NAMES, 70)),
    (r"(?i):keywords?$", Rule(Category.CAPTION, r.KEYWORDS, 70)),
    (r"(?i):(title|description|comment|caption|subject|label|warning|headline|usercomment)",
     Rule(Category.CAPTION, r.DESCRIPTION, 80)),
    (r"(?i)raw profile type", Rule(Category.UNKNOWN, r.UNKNOWN, 60)),
    (r"(?i):(thumb::\w+|exif:(exif)?(image|pixel|color)\w+|signature|pixels?)$",
     Rule(Category.HISTORY, "How the file was made", 20)),
    (r"", Rule(Category.CAPTION, r.TEXT, 40)),
)  # fmt: skip
_ICC = r.table(
    (_TECHNICAL, "standard:*"),
    (Rule(Category.DEVICE_ID, "Serial number of the screen", 80), "profile:MakeAndModel"),
    (Rule(Category.DEVICE, r.SCREEN, 40),
        "profile:ProfileDescription profile:ProfileDescriptionML profile:ProfileName "
        "profile:DeviceManufacturer profile:DeviceModel profile:Manufacturer profile:Model"),
    (Rule(Category.DEVICE_ID, "What the colour profile says of the screen", 60),
        "profile:Metadata profile:CharacterizationTarget"),
    (Rule(Category.DATE, r.PROFILE_DATE, 20), "profile:ProfileDateTime"),
    (Rule(Category.SOFTWARE, r.PROFILE_RIGHTS, 10), "profile:ProfileCopyright"),
    (Rule(Category.PEOPLE, r.PROFILE_RIGHTS, 60), "person:ProfileCopyright"),
    (Rule(Category.SOFTWARE, r.PROFILE_MAKER, 10),
        "profile:Creator profile:Platform"),
    (Rule(Category.UNKNOWN, r.UNKNOWN, 50), "profile:*"),
)  # fmt: skip
_C2PA = r.table(
    (Rule(Category.CREDENTIALS, r.CREDENTIALS, 90), "*:ContentCredentials"),
    (Rule(Category.CREDENTIALS, "Signed by", 80), "signature:Signer"),
    (Rule(Category.DATE, "When it was signed", 70), "signature:SignedAt"),
    (Rule(Category.SOFTWARE, r.SOFTWARE, 90), "claim:Generator actions:softwareAgent"),
    (Rule(Category.HISTORY, r.FILE_NAMES, 70), "claim:title"),
    (Rule(Category.HISTORY, r.IDS, 50), "claim:instanceID claim:instance_id"),
    (Rule(Category.TECHNICAL, r.TECHNICAL, 10), "claim:format"),
    (Rule(Category.CREDENTIALS, "What the credentials say was done", 70), "actions:action"),
    (Rule(Category.CREDENTIALS, "What the credentials say it is", 75), "actions:digitalSourceType"),
    (Rule(Category.DATE, r.CHANGED, 40), "actions:when"),
    (Rule(Category.HIDDEN_PICTURE, r.THUMBNAIL, 80), "*:Thumbnail"),
    (Rule(Category.CREDENTIALS, r.CREDENTIALS, 20), "*:EmbeddedFile *:Unreadable"),
)  # fmt: skip
_C2PA_PATTERNS = r.patterns(
    (r"GPSPosition$", Rule(Category.LOCATION, r.WHERE, 95)),
    (r"(?i)gps|latitude|longitude", Rule(Category.LOCATION, r.POSITION_DETAILS, 10)),
    (r"(?i)city|country|location|:Iptc4xmpExt",
     Rule(Category.LOCATION, r.PLACE, 60)),
    (r"(?i)serial", Rule(Category.DEVICE_ID, r.CAMERA_SERIAL, 90)),
    (r"(?i)identit\w*\.(provider\.|method|type|verifiedAt|address|uri)",
     Rule(Category.CREDENTIALS, "What else the credentials say", 30)),
    (r"(?i)(author|creator|artist|identit|person|username|by-?line)[^:]*$",
     Rule(Category.PEOPLE, r.AUTHOR, 80)),
    (r"(?i)copyright|rights", Rule(Category.PEOPLE, r.RIGHTS, 60)),
    (r"(?i)(make|model)$", Rule(Category.DEVICE, r.CAMERA, 80)),
    (r"(?i)prompt", Rule(Category.AI_PROMPT, r.PROMPT, 90)),
    (r"(?i)(date|time|when)\w*$", Rule(Category.DATE, r.TAKEN, 50)),
    (r"(?i)(instance|document)_?id|relationship", Rule(Category.HISTORY, r.IDS, 40)),
    (r"(?i)ingredient.*:(dc:)?(title|name)|filename", Rule(Category.HISTORY, r.FILE_NAMES, 60)),
    (r"(?i)(software|generator)", Rule(Category.SOFTWARE, r.SOFTWARE, 60)),
    (r"(?i)(title|description|caption|headline)$", Rule(Category.CAPTION, r.DESCRIPTION, 50)),
    (r"", Rule(Category.CREDENTIALS, "What else the credentials say", 30)),
)  # fmt: skip
_COMMENT = r.table((Rule(Category.CAPTION, r.COMMENT, 80), "*:Comment"))
_JXL = r.table(
    (Rule(Category.UNKNOWN, "Camera data (Exif) that could not be read", 70), "brob:Exif"),
    (Rule(Category.UNKNOWN, "Notes (XMP) that could not be read", 65), "brob:xml"),
    (Rule(Category.CREDENTIALS, r.CREDENTIALS, 60), "brob:jumb"),
)  # fmt: skip
_HEIF = r.table(
    (Rule(Category.DATE, r.MADE, 70), "*:CreateDate"),
    (Rule(Category.DATE, r.CHANGED, 50), "*:ModifyDate"),
    (Rule(Category.SOFTWARE, "Names of its parts", 10), "*:Name"),
)  # fmt: skip
_FILE = r.table(
    (Rule(Category.HISTORY, "What remains of the JPEG file it was made from", 40), "unknown:jbrd"),
    (Rule(Category.HIDDEN_PICTURE, "A picture that brightens this one", 20), "unknown:jhgm"),
    (r.UNKNOWN_RULE, "unknown:*"),
)  # fmt: skip
_FILE_PATTERNS = r.patterns(
    (r"^thumbnail:", Rule(Category.HIDDEN_PICTURE, r.THUMBNAIL, 80)),
    (r"^second_image:.* of the gain map$",
     Rule(Category.SETTINGS, "How its HDR gain map is found", 5)),
    (r"^second_image:gain map that",
     Rule(Category.HIDDEN_PICTURE, "An HDR gain map that cannot be kept clean", 85)),
    (r"^second_image:APP2 MPF$", Rule(Category.HIDDEN_PICTURE, "List of further pictures", 5)),
    (r"^second_image:APP2 ISO 21496",
     Rule(Category.HIDDEN_PICTURE, "How a further picture brightens this one", 5)),
    (r"^second_image:", Rule(Category.HIDDEN_PICTURE, r.SECOND, 90)),
    (r"^video:", Rule(Category.VIDEO, "A video that travels with the picture", 90)),
    (r"^trailer:", Rule(Category.UNKNOWN, "Data after the end of the picture", 70)),
)  # fmt: skip

TABLES: Mapping[str, Table] = {
    "IPTC": _IPTC,
    "Photoshop": _PHOTOSHOP,
    "PNG": _PNG,
    "ICC": _ICC,
    "C2PA": _C2PA,
    "JPEG": _COMMENT,
    "GIF": _COMMENT,
    "JPEG XL": _JXL,
    "HEIF": _HEIF,
    "File": _FILE,
}
PATTERNS: Mapping[str, Patterns] = {
    "PNG": _PNG_PATTERNS,
    "C2PA": _C2PA_PATTERNS,
    "File": _FILE_PATTERNS,
}
