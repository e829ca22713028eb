"""What the properties of XMP tell. Groups and names are those of ``metadata/xmp.py``."""

from __future__ import annotations

from coatcheck.classify import rules as r
from coatcheck.classify.rules import Rule
from coatcheck.model import Category

TABLE = r.table(
    (Rule(Category.LOCATION, r.WHERE, 100), "exif:GPSPosition"),
    (Rule(Category.LOCATION, r.HEIGHT, 40),
        "exif:GPSAltitude drone-dji:AbsoluteAltitude drone-dji:RelativeAltitude"),
    (Rule(Category.LOCATION, r.DIRECTION, 30),
        "exif:GPSImgDirection exif:GPSTrack exif:GPSSpeed exif:GPSDestBearing "
        "GPano:PoseHeadingDegrees"),
    (Rule(Category.LOCATION, r.PLACE, 90),
        "photoshop:City photoshop:State photoshop:Country Iptc4xmpCore:Location "
        "Iptc4xmpCore:CountryCode dc:coverage dcterms:spatial"),
    (Rule(Category.DATE, r.TAKEN, 60), "exif:GPSTimeStamp exif:GPSDateStamp"),
    (Rule(Category.TECHNICAL, r.TECHNICAL, 10),
        "exif:GPSVersionID exif:ExifVersion exif:FlashpixVersion exif:ColorSpace "
        "exif:PixelXDimension exif:PixelYDimension exif:ComponentsConfiguration "
        "exif:CompressedBitsPerPixel exif:NativeDigest tiff:NativeDigest tiff:Orientation "
        "tiff:ImageWidth tiff:ImageLength tiff:BitsPerSample tiff:Compression "
        "tiff:PhotometricInterpretation tiff:SamplesPerPixel tiff:PlanarConfiguration "
        "tiff:XResolution tiff:YResolution tiff:ResolutionUnit tiff:YCbCrPositioning "
        "tiff:YCbCrSubSampling tiff:YCbCrCoefficients tiff:WhitePoint tiff:PrimaryChromaticities "
        "tiff:ReferenceBlackWhite tiff:TransferFunction exif:FocalPlaneXResolution "
        "exif:FocalPlaneYResolution exif:FocalPlaneResolutionUnit exif:Gamma exifEX:Gamma "
        "x:xmptk dc:format photoshop:ColorMode photoshop:ICCProfile xmp:Identifier.Scheme "
        "exifEX:InteroperabilityIndex iio:hasXMP exif:InteroperabilityIndex "
        "photoshop:LegacyIPTCDigest xmp:XMPFileStamps"),
    (Rule(Category.DATE, r.TAKEN, 100), "exif:DateTimeOriginal photoshop:DateCreated"),
    (Rule(Category.DATE, r.TAKEN, 90), "exif:DateTimeDigitized"),
    (Rule(Category.DATE, r.TAKEN, 80),
        "dc:date dcterms:created Iptc4xmpCore:DateCreated GPano:FirstPhotoDate GPano:LastPhotoDate "
        "acdsee:datetime digiKam:PicasawebGPhotoId"),
    (Rule(Category.DATE, r.MADE, 70), "xmp:CreateDate"),
    (Rule(Category.DATE, r.CHANGED, 50),
        "xmp:ModifyDate xmp:MetadataDate tiff:DateTime MicrosoftPhoto:DateAcquired "
        "GIMP:TimeStamp darktable:change_timestamp darktable:import_timestamp "
        "darktable:export_timestamp darktable:print_timestamp"),
    (Rule(Category.PEOPLE, r.SHOWN, 100),
        "Iptc4xmpExt:PersonInImage Iptc4xmpExt:PersonInImageWDetails.PersonName "
        "mwg-rs:Regions.RegionList.Name MP:RegionInfo.Regions.PersonDisplayName "
        "digiKam:TagsList.Person acdsee:people"),
    (Rule(Category.PEOPLE, r.OWNER, 100), "aux:OwnerName exifEX:CameraOwnerName crs:OwnerName"),
    (Rule(Category.PEOPLE, r.AUTHOR, 90),
        "dc:creator dc:contributor tiff:Artist xmpDM:artist acdsee:author dcterms:creator "
        "plus:ImageCreator.ImageCreatorName cc:attributionName pdf:Author foaf:name "
        "exifEX:Photographer exifEX:ImageEditor"),
    (Rule(Category.PEOPLE, "What the author does", 40), "photoshop:AuthorsPosition"),
    (Rule(Category.PEOPLE, r.WRITER, 80), "photoshop:CaptionWriter"),
    (Rule(Category.PEOPLE, r.RIGHTS, 60),
        "dc:rights tiff:Copyright xmpRights:Owner xmpRights:UsageTerms xmpRights:WebStatement "
        "xmpRights:Certificate plus:CopyrightOwner.CopyrightOwnerName plus:Licensor.LicensorName "
        "cc:license cc:attributionURL dcterms:rights"),
    (Rule(Category.PEOPLE, r.CREDIT, 55),
        "photoshop:Credit photoshop:Source dc:source dc:publisher plus:ImageSupplier "
        "plus:ImageSupplier.ImageSupplierName Iptc4xmpExt:RegistryId.RegOrgId"),
    (Rule(Category.PEOPLE, r.MARKED, 5), "xmpRights:Marked"),
    (Rule(Category.DEVICE_ID, r.CAMERA_SERIAL, 100),
        "aux:SerialNumber exifEX:BodySerialNumber MicrosoftPhoto:CameraSerialNumber "
        "drone-dji:DroneSerialNumber drone-dji:CameraSerialNumber drone-dji:SelfData"),
    (Rule(Category.DEVICE_ID, r.LENS_SERIAL, 90), "aux:LensSerialNumber exifEX:LensSerialNumber"),
    (Rule(Category.DEVICE_ID, r.PICTURE_ID, 60), "exif:ImageUniqueID exifEX:ImageUniqueID"),
    (Rule(Category.DEVICE_ID, "How many pictures the camera had taken", 50), "aux:ImageNumber"),
    (Rule(Category.DEVICE_ID, r.MAKER_NOTES, 30),
        "GCamera:HdrPlusMakernote GCamera:HDRPlusMakerNote GCamera:HDRPMakerNote "
        "GCamera:hdrp_makernote GCamera:hdrp_maker_note GCamera:shot_log_data GCamera:ShotLogData "
        "exif:MakerNote"),
    (Rule(Category.DEVICE, r.CAMERA, 100), "tiff:Make tiff:Model"),
    (Rule(Category.DEVICE, r.LENS, 60),
        "aux:Lens aux:LensID aux:LensInfo exifEX:LensModel exifEX:LensMake "
        "exifEX:LensSpecification MicrosoftPhoto:LensModel MicrosoftPhoto:LensManufacturer"),
    (Rule(Category.DEVICE, r.FIRMWARE, 40), "aux:Firmware exifEX:CameraFirmware"),
    (Rule(Category.DEVICE, "Flash", 30),
        "MicrosoftPhoto:FlashManufacturer MicrosoftPhoto:FlashModel"),
    (Rule(Category.SOFTWARE, r.SOFTWARE, 80),
        "xmp:CreatorTool tiff:Software pdf:Producer exif:Software GIMP:Platform GIMP:Version "
        "GIMP:API GIMP:Api GPano:CaptureSoftware GPano:StitchingSoftware pdf:Creator "
        "exifEX:ImageEditingSoftware exifEX:MetadataEditingSoftware exifEX:RAWDevelopingSoftware "
        "GCreations:Type drone-dji:Version"),
    (Rule(Category.CAPTION, r.DESCRIPTION, 90),
        "dc:title dc:description tiff:ImageDescription photoshop:Headline xmp:Nickname "
        "Iptc4xmpCore:AltTextAccessibility Iptc4xmpCore:ExtDescrAccessibility acdsee:caption "
        "xmpDM:shotName exifEX:ImageTitle"),
    (Rule(Category.CAPTION, r.COMMENT, 80),
        "exif:UserComment photoshop:Instructions xmpDM:comment xmpDM:logComment acdsee:notes"),
    (Rule(Category.CAPTION, r.KEYWORDS, 70),
        "dc:subject lr:hierarchicalSubject lr:weightedFlatSubject pdf:Keywords photoshop:Category "
        "photoshop:SupplementalCategories digiKam:TagsList MicrosoftPhoto:LastKeywordXMP "
        "MicrosoftPhoto:LastKeywordIPTC acdsee:keywords acdsee:categories xmp:Keywords "
        "Iptc4xmpCore:SubjectCode Iptc4xmpCore:Scene Iptc4xmpCore:IntellectualGenre "
        "Iptc4xmpExt:Event Iptc4xmpExt:AboutCvTerm.CvTermName mwg-coll:Collections.CollectionName"),
    (Rule(Category.CAPTION, "Text in the picture", 80),
        "photoshop:TextLayers.LayerText photoshop:TextLayers.LayerName"),
    (Rule(Category.CAPTION, r.JOB, 60),
        "photoshop:TransmissionReference xmpBJ:JobRef.name xmpBJ:JobRef.id xmpBJ:JobRef.url "
        "photomechanic:EditStatus"),
    (Rule(Category.CAPTION, r.RATING, 10),
        "xmp:Rating xmp:Label MicrosoftPhoto:Rating digiKam:ColorLabel digiKam:PickLabel "
        "photoshop:Urgency photomechanic:Prefs "
        "acdsee:rating photomechanic:ColorClass photomechanic:Tagged xmpDM:pick xmpDM:good"),
    (Rule(Category.AI_PROMPT, r.PROMPT, 90),
        "Iptc4xmpExt:AIPromptInformation Iptc4xmpExt:AIPromptWriterName "
        "Iptc4xmpExt:AISystemUsed Iptc4xmpExt:AISystemVersionUsed"),
    (Rule(Category.HISTORY, r.EDITS, 80),
        "photoshop:History xmpMM:VersionID"),
    (Rule(Category.HISTORY, r.FILE_NAMES, 70),
        "crs:RawFileName photoshop:DocumentAncestors aux:OriginalFileName xmpMM:PreservedFileName "
        "xmpMM:DerivedFrom.filePath xmpMM:Ingredients.filePath xmpMM:Manifest.reference.filePath "
        "darktable:DerivedFrom xmpMM:RenditionOf.filePath"),
    (Rule(Category.HISTORY, r.IDS, 50),
        "rdf:about xmpMM:DocumentID xmpMM:InstanceID xmpMM:OriginalDocumentID "
        "xmpNote:HasExtendedXMP xmp:Identifier dc:identifier photoshop:Ancestors "
        "Iptc4xmpExt:DigImageGUID Iptc4xmpExt:RegistryId.RegItemId xmpMM:Pantry.InstanceID "
        "GCamera:BurstID GCamera:burst_id aux:FlashPixID dc:relation xmp:BaseURL "
        "dcterms:provenance apple-fi:Timestamp iio:ContentIdentifier"),
    (Rule(Category.SETTINGS, r.SETTINGS, 50),
        "exif:ExposureTime exif:FNumber exif:ISOSpeedRatings exif:FocalLength "
        "exif:FocalLengthIn35mmFilm exif:Flash.Fired exif:ShutterSpeedValue exif:ApertureValue "
        "exifEX:PhotographicSensitivity"),
    (Rule(Category.TECHNICAL, "How the picture is shown in full brightness", 5), "hdrgm:*"),
)  # fmt: skip

_AREA = Rule(Category.PEOPLE, r.FACES, 30)
PATTERNS = r.patterns(
    (r"(?i)DigitalSource(File)?Type$", Rule(Category.SOFTWARE, r.KIND, 90)),
    (r"^plus:.*Name$", Rule(Category.PEOPLE, r.RIGHTS, 50)),
    (r"^plus:", Rule(Category.PEOPLE, r.TERMS, 20)),
    (r"(?i)GPSDestPosition", Rule(Category.LOCATION, r.DESTINATION, 70)),
    (r"(?i)GPSPosition$", Rule(Category.LOCATION, r.WHERE, 95)),
    (r"(?i)GPSPositionInPart$", Rule(Category.LOCATION, r.PARTLY, 90)),
    (r"(?i)gps|latitude|longitude|altitude",
     Rule(Category.LOCATION, r.POSITION_DETAILS, 10)),
    (r"(?i)(LocationShown|LocationCreated|LocationName|Location(\.|$))|:City|:Country|:State$",
     Rule(Category.LOCATION, r.PLACE, 80)),
    (r"(?i)Regions?\.(RegionList\.|Regions\.)?(Name|Person\w*)$",
     Rule(Category.PEOPLE, r.SHOWN, 100)),
    (r"(?i)(^mwg-rs:|^MP:|^MPRI:|^MPReg:|^apple-fi:|face|RegionInfo)", _AREA),
    (r"(?i)(person|people|patient|physician)\w*(id|sex|gender|age|dob|birth\w*|size|weight|"
     r"characteristics?|description|address|species|\.\w*id)$|"
     r"(?i:PersonInImageWDetails\.(?!PersonName))", Rule(Category.PEOPLE, r.ABOUT_PERSON, 45)),
    (r"(?i)person|people|patient|physician", Rule(Category.PEOPLE, r.SHOWN, 70)),
    (r"(?i)CreatorContactInfo|\bCi(Adr|Tel|Email|Url)|Email|Phone|Telephone|Address|mbox",
     Rule(Category.PEOPLE, r.CONTACT, 85)),
    (r"(?i)ArtworkOrObject", Rule(Category.CAPTION, "What the picture shows", 60)),
    (r"(?i)serial(Number|No)", Rule(Category.DEVICE_ID, r.CAMERA_SERIAL, 90)),
    (r"(?i)owner", Rule(Category.PEOPLE, r.OWNER, 80)),
    (r"(?i)author|creator(Name)?$|photographer|artist|licensor|supplier",
     Rule(Category.PEOPLE, r.AUTHOR, 70)),
    (r"(?i)copyright|rights|license|^cc:", Rule(Category.PEOPLE, r.RIGHTS, 40)),
    (r"^xmpMM:History\.softwareAgent$", Rule(Category.SOFTWARE, r.SOFTWARE, 60)),
    (r"^xmpMM:(History|Versions)", Rule(Category.HISTORY, r.EDITS, 80)),
    (r"^darktable:|^photoshop:History|^GIMP:", Rule(Category.HISTORY, r.EDITS, 60)),
    (r"^xmpMM:|^stRef:|(?i:(Document|Instance|Version)ID$)", Rule(Category.HISTORY, r.IDS, 50)),
    (r"(?i)Thumbnails?\.(image|data)$|^GImage:Data|:Thumbnail",
     Rule(Category.HIDDEN_PICTURE, r.THUMBNAIL, 80)),
    (r"(?i)^xmp:Thumbnails", Rule(Category.HIDDEN_PICTURE, r.THUMBNAIL, 10)),
    (r"^GDepth:|^GImage:|^Device:", Rule(Category.HIDDEN_PICTURE, "A depth map", 60)),
    (r"^GAudio:", Rule(Category.VIDEO, "A sound", 60)),
    (r"(?i)^GCamera:(MicroVideo|MotionPhoto)|^Container:|^Item:",
     Rule(Category.SETTINGS, r.BELONGS, 60)),
    (r"^(crs|crss|aas|nksdc|ast|lr):", Rule(Category.SETTINGS, r.DEVELOPMENT, 20)),
    (r"^GPano:", Rule(Category.SETTINGS, "How the panorama was taken", 30)),
    (r"^drone-dji:|^Camera:", Rule(Category.SETTINGS, "How the drone flew", 60)),
    (r"^(exif|exifEX|aux|tiff|GFocus|HDRGainMap|MicrosoftPhoto):",
     Rule(Category.SETTINGS, "Further camera settings", 30)),
    (r"^xmpTPg:|^xmpG:|^illustrator:|^hdrgm\W",
     Rule(Category.HISTORY, "How the document was set up", 20)),
    (r"(?i)Date(Time)?$|When$|Timestamp$", Rule(Category.DATE, r.CHANGED, 30)),
    (r"(?i)(title|caption|description|comment|headline|notes?)$",
     Rule(Category.CAPTION, r.DESCRIPTION, 50)),
    (r"(?i)(tags?|keywords?|subject)$", Rule(Category.CAPTION, r.KEYWORDS, 40)),
    (r"(?i)(software|tool|producer|generator)$", Rule(Category.SOFTWARE, r.SOFTWARE, 40)),
)  # fmt: skip
