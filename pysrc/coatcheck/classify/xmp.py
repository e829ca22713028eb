"""What the properties of XMP tell. Groups and names are those of ``metadata/xmp.py``."""

from __future__ import annotations

from coatcheck.classify import rules as r
from coatcheck.classify.rules import Rule
from coatcheck.labels import Label as L
from coatcheck.model import Category

TABLE = r.table(
    (Rule(Category.LOCATION, L.POSITION, 100), "exif:GPSPosition"),
    (Rule(Category.LOCATION, L.ALTITUDE, 40),
        "exif:GPSAltitude drone-dji:AbsoluteAltitude drone-dji:RelativeAltitude"),
    (Rule(Category.LOCATION, L.MOVEMENT, 30),
        "exif:GPSImgDirection exif:GPSTrack exif:GPSSpeed exif:GPSDestBearing "
        "GPano:PoseHeadingDegrees"),
    (Rule(Category.LOCATION, L.PLACE_NAMES, 90),
        "photoshop:City photoshop:State photoshop:Country Iptc4xmpCore:Location "
        "Iptc4xmpCore:CountryCode dc:coverage dcterms:spatial"),
    (Rule(Category.DATE, L.TAKEN, 60), "exif:GPSTimeStamp exif:GPSDateStamp"),
    (Rule(Category.TECHNICAL, L.TECHNICAL, 10),
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
    (Rule(Category.DATE, L.TAKEN, 100), "exif:DateTimeOriginal photoshop:DateCreated"),
    (Rule(Category.DATE, L.TAKEN, 90), "exif:DateTimeDigitized"),
    (Rule(Category.DATE, L.TAKEN, 80),
        "dc:date dcterms:created Iptc4xmpCore:DateCreated GPano:FirstPhotoDate GPano:LastPhotoDate "
        "acdsee:datetime digiKam:PicasawebGPhotoId"),
    (Rule(Category.DATE, L.CREATED, 70), "xmp:CreateDate"),
    (Rule(Category.DATE, L.CHANGED, 50),
        "xmp:ModifyDate xmp:MetadataDate tiff:DateTime MicrosoftPhoto:DateAcquired "
        "GIMP:TimeStamp darktable:change_timestamp darktable:import_timestamp "
        "darktable:export_timestamp darktable:print_timestamp"),
    (Rule(Category.PEOPLE, L.PEOPLE, 100),
        "Iptc4xmpExt:PersonInImage Iptc4xmpExt:PersonInImageWDetails.PersonName "
        "mwg-rs:Regions.RegionList.Name MP:RegionInfo.Regions.PersonDisplayName "
        "digiKam:TagsList.Person acdsee:people"),
    (Rule(Category.PEOPLE, L.OWNER, 100), "aux:OwnerName exifEX:CameraOwnerName crs:OwnerName"),
    (Rule(Category.PEOPLE, L.AUTHOR, 90),
        "dc:creator dc:contributor tiff:Artist xmpDM:artist acdsee:author dcterms:creator "
        "plus:ImageCreator.ImageCreatorName cc:attributionName pdf:Author foaf:name "
        "exifEX:Photographer exifEX:ImageEditor"),
    (Rule(Category.PEOPLE, L.AUTHOR_ROLE, 40), "photoshop:AuthorsPosition"),
    (Rule(Category.PEOPLE, L.CAPTION_WRITER, 80), "photoshop:CaptionWriter"),
    (Rule(Category.PEOPLE, L.COPYRIGHT, 60),
        "dc:rights tiff:Copyright xmpRights:Owner xmpRights:UsageTerms xmpRights:WebStatement "
        "xmpRights:Certificate plus:CopyrightOwner.CopyrightOwnerName plus:Licensor.LicensorName "
        "cc:license cc:attributionURL dcterms:rights"),
    (Rule(Category.PEOPLE, L.CREDIT, 55),
        "photoshop:Credit photoshop:Source dc:source dc:publisher plus:ImageSupplier "
        "plus:ImageSupplier.ImageSupplierName Iptc4xmpExt:RegistryId.RegOrgId"),
    (Rule(Category.PEOPLE, L.COPYRIGHT_MARK, 5), "xmpRights:Marked"),
    (Rule(Category.DEVICE_ID, L.CAMERA_SERIAL, 100),
        "aux:SerialNumber exifEX:BodySerialNumber MicrosoftPhoto:CameraSerialNumber "
        "drone-dji:DroneSerialNumber drone-dji:CameraSerialNumber drone-dji:SelfData"),
    (Rule(Category.DEVICE_ID, L.LENS_SERIAL, 90), "aux:LensSerialNumber exifEX:LensSerialNumber"),
    (Rule(Category.DEVICE_ID, L.IMAGE_ID, 60), "exif:ImageUniqueID exifEX:ImageUniqueID"),
    (Rule(Category.DEVICE_ID, L.SHUTTER_COUNT, 50), "aux:ImageNumber"),
    (Rule(Category.DEVICE_ID, L.MAKER_NOTES, 30),
        "GCamera:HdrPlusMakernote GCamera:HDRPlusMakerNote GCamera:HDRPMakerNote "
        "GCamera:hdrp_makernote GCamera:hdrp_maker_note GCamera:shot_log_data GCamera:ShotLogData "
        "exif:MakerNote"),
    (Rule(Category.DEVICE, L.CAMERA, 100), "tiff:Make tiff:Model"),
    (Rule(Category.DEVICE, L.LENS, 60),
        "aux:Lens aux:LensID aux:LensInfo exifEX:LensModel exifEX:LensMake "
        "exifEX:LensSpecification MicrosoftPhoto:LensModel MicrosoftPhoto:LensManufacturer"),
    (Rule(Category.DEVICE, L.FIRMWARE, 40), "aux:Firmware exifEX:CameraFirmware"),
    (Rule(Category.DEVICE, L.FLASH, 30),
        "MicrosoftPhoto:FlashManufacturer MicrosoftPhoto:FlashModel"),
    (Rule(Category.SOFTWARE, L.SOFTWARE, 80),
        "xmp:CreatorTool tiff:Software pdf:Producer exif:Software GIMP:Platform GIMP:Version "
        "GIMP:API GIMP:Api GPano:CaptureSoftware GPano:StitchingSoftware pdf:Creator "
        "exifEX:ImageEditingSoftware exifEX:MetadataEditingSoftware exifEX:RAWDevelopingSoftware "
        "GCreations:Type drone-dji:Version"),
    (Rule(Category.CAPTION, L.DESCRIPTION, 90),
        "dc:title dc:description tiff:ImageDescription photoshop:Headline xmp:Nickname "
        "Iptc4xmpCore:AltTextAccessibility Iptc4xmpCore:ExtDescrAccessibility acdsee:caption "
        "xmpDM:shotName exifEX:ImageTitle"),
    (Rule(Category.CAPTION, L.COMMENT, 80),
        "exif:UserComment photoshop:Instructions xmpDM:comment xmpDM:logComment acdsee:notes"),
    (Rule(Category.CAPTION, L.KEYWORDS, 70),
        "dc:subject lr:hierarchicalSubject lr:weightedFlatSubject pdf:Keywords photoshop:Category "
        "photoshop:SupplementalCategories digiKam:TagsList MicrosoftPhoto:LastKeywordXMP "
        "MicrosoftPhoto:LastKeywordIPTC acdsee:keywords acdsee:categories xmp:Keywords "
        "Iptc4xmpCore:SubjectCode Iptc4xmpCore:Scene Iptc4xmpCore:IntellectualGenre "
        "Iptc4xmpExt:Event Iptc4xmpExt:AboutCvTerm.CvTermName mwg-coll:Collections.CollectionName"),
    (Rule(Category.CAPTION, L.TEXT_LAYERS, 80),
        "photoshop:TextLayers.LayerText photoshop:TextLayers.LayerName"),
    (Rule(Category.CAPTION, L.JOB, 60),
        "photoshop:TransmissionReference xmpBJ:JobRef.name xmpBJ:JobRef.id xmpBJ:JobRef.url "
        "photomechanic:EditStatus"),
    (Rule(Category.CAPTION, L.RATING, 10),
        "xmp:Rating xmp:Label MicrosoftPhoto:Rating digiKam:ColorLabel digiKam:PickLabel "
        "photoshop:Urgency photomechanic:Prefs "
        "acdsee:rating photomechanic:ColorClass photomechanic:Tagged xmpDM:pick xmpDM:good"),
    (Rule(Category.AI_PROMPT, L.PROMPT, 90),
        "Iptc4xmpExt:AIPromptInformation Iptc4xmpExt:AIPromptWriterName "
        "Iptc4xmpExt:AISystemUsed Iptc4xmpExt:AISystemVersionUsed"),
    (Rule(Category.HISTORY, L.EDIT_HISTORY, 80),
        "photoshop:History xmpMM:VersionID"),
    (Rule(Category.HISTORY, L.SOURCE_FILES, 70),
        "crs:RawFileName photoshop:DocumentAncestors aux:OriginalFileName xmpMM:PreservedFileName "
        "xmpMM:DerivedFrom.filePath xmpMM:Ingredients.filePath xmpMM:Manifest.reference.filePath "
        "darktable:DerivedFrom xmpMM:RenditionOf.filePath"),
    (Rule(Category.HISTORY, L.FILE_IDS, 50),
        "rdf:about xmpMM:DocumentID xmpMM:InstanceID xmpMM:OriginalDocumentID "
        "xmpNote:HasExtendedXMP xmp:Identifier dc:identifier photoshop:Ancestors "
        "Iptc4xmpExt:DigImageGUID Iptc4xmpExt:RegistryId.RegItemId xmpMM:Pantry.InstanceID "
        "GCamera:BurstID GCamera:burst_id aux:FlashPixID dc:relation xmp:BaseURL "
        "dcterms:provenance apple-fi:Timestamp iio:ContentIdentifier"),
    (Rule(Category.SETTINGS, L.CAMERA_SETTINGS, 50),
        "exif:ExposureTime exif:FNumber exif:ISOSpeedRatings exif:FocalLength "
        "exif:FocalLengthIn35mmFilm exif:Flash.Fired exif:ShutterSpeedValue exif:ApertureValue "
        "exifEX:PhotographicSensitivity"),
    (Rule(Category.TECHNICAL, L.GAIN_MAP_SETTINGS, 5), "hdrgm:*"),
)  # fmt: skip

_AREA = Rule(Category.PEOPLE, L.FACES, 30)
PATTERNS = r.patterns(
    (r"(?i)DigitalSource(File)?Type$", Rule(Category.SOFTWARE, L.SOURCE_TYPE, 90)),
    (r"^plus:.*Name$", Rule(Category.PEOPLE, L.COPYRIGHT, 50)),
    (r"^plus:", Rule(Category.PEOPLE, L.TERMS, 20)),
    (r"(?i)GPSDestPosition", Rule(Category.LOCATION, L.DESTINATION, 70)),
    (r"(?i)GPSPosition$", Rule(Category.LOCATION, L.POSITION, 95)),
    (r"(?i)GPSPositionInPart$", Rule(Category.LOCATION, L.POSITION_IN_PART, 90)),
    (r"(?i)gps|latitude|longitude|altitude",
     Rule(Category.LOCATION, L.POSITION_DETAILS, 10)),
    (r"(?i)(LocationShown|LocationCreated|LocationName|Location(\.|$))|:City|:Country|:State$",
     Rule(Category.LOCATION, L.PLACE_NAMES, 80)),
    (r"(?i)Regions?\.(RegionList\.|Regions\.)?(Name|Person\w*)$",
     Rule(Category.PEOPLE, L.PEOPLE, 100)),
    (r"(?i)(^mwg-rs:|^MP:|^MPRI:|^MPReg:|^apple-fi:|face|RegionInfo)", _AREA),
    (r"(?i)(person|people|patient|physician)\w*(id|sex|gender|age|dob|birth\w*|size|weight|"
     r"characteristics?|description|address|species|\.\w*id)$|"
     r"(?i:PersonInImageWDetails\.(?!PersonName))", Rule(Category.PEOPLE, L.PERSON_DETAILS, 45)),
    (r"(?i)person|people|patient|physician", Rule(Category.PEOPLE, L.PEOPLE, 70)),
    (r"(?i)CreatorContactInfo|\bCi(Adr|Tel|Email|Url)|Email|Phone|Telephone|Address|mbox",
     Rule(Category.PEOPLE, L.CONTACT, 85)),
    (r"(?i)ArtworkOrObject", Rule(Category.CAPTION, L.SUBJECT, 60)),
    (r"(?i)serial(Number|No)", Rule(Category.DEVICE_ID, L.CAMERA_SERIAL, 90)),
    (r"(?i)owner", Rule(Category.PEOPLE, L.OWNER, 80)),
    (r"(?i)author|creator(Name)?$|photographer|artist|licensor|supplier",
     Rule(Category.PEOPLE, L.AUTHOR, 70)),
    (r"(?i)copyright|rights|license|^cc:", Rule(Category.PEOPLE, L.COPYRIGHT, 40)),
    (r"^xmpMM:History\.softwareAgent$", Rule(Category.SOFTWARE, L.SOFTWARE, 60)),
    (r"^xmpMM:(History|Versions)", Rule(Category.HISTORY, L.EDIT_HISTORY, 80)),
    (r"^darktable:|^photoshop:History|^GIMP:", Rule(Category.HISTORY, L.EDIT_HISTORY, 60)),
    (r"^xmpMM:|^stRef:|(?i:(Document|Instance|Version)ID$)",
     Rule(Category.HISTORY, L.FILE_IDS, 50)),
    (r"(?i)Thumbnails?\.(image|data)$|^GImage:Data|:Thumbnail",
     Rule(Category.HIDDEN_PICTURE, L.THUMBNAIL, 80)),
    (r"(?i)^xmp:Thumbnails", Rule(Category.HIDDEN_PICTURE, L.THUMBNAIL, 10)),
    (r"^GDepth:|^GImage:|^Device:", Rule(Category.HIDDEN_PICTURE, L.DEPTH_MAP, 60)),
    (r"^GAudio:", Rule(Category.VIDEO, L.SOUND, 60)),
    (r"(?i)^GCamera:(MicroVideo|MotionPhoto)|^Container:|^Item:",
     Rule(Category.SETTINGS, L.BELONGINGS, 60)),
    (r"^(crs|crss|aas|nksdc|ast|lr):", Rule(Category.SETTINGS, L.DEVELOPMENT, 20)),
    (r"^GPano:", Rule(Category.SETTINGS, L.PANORAMA, 30)),
    (r"^drone-dji:|^Camera:", Rule(Category.SETTINGS, L.DRONE_FLIGHT, 60)),
    (r"^(exif|exifEX|aux|tiff|GFocus|HDRGainMap|MicrosoftPhoto):",
     Rule(Category.SETTINGS, L.FURTHER_CAMERA_SETTINGS, 30)),
    (r"^xmpTPg:|^xmpG:|^illustrator:|^hdrgm\W",
     Rule(Category.HISTORY, L.DOCUMENT_SETUP, 20)),
    (r"(?i)Date(Time)?$|When$|Timestamp$", Rule(Category.DATE, L.CHANGED, 30)),
    (r"(?i)(title|caption|description|comment|headline|notes?)$",
     Rule(Category.CAPTION, L.DESCRIPTION, 50)),
    (r"(?i)(tags?|keywords?|subject)$", Rule(Category.CAPTION, L.KEYWORDS, 40)),
    (r"(?i)(software|tool|producer|generator)$", Rule(Category.SOFTWARE, L.SOFTWARE, 40)),
)  # fmt: skip
