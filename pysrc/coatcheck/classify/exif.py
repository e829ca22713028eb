"""What the entries of Exif tell. Names are those of ``metadata/exif_tags.py``."""

from __future__ import annotations

from coatcheck.classify import rules as r
from coatcheck.classify.rules import Rule
from coatcheck.labels import Label as L
from coatcheck.model import Category

TABLE = r.table(
    (Rule(Category.LOCATION, L.POSITION, 100), "GPS:GPSPosition"),
    (Rule(Category.LOCATION, L.POSITION_IN_PART, 90), "GPS:GPSPositionInPart"),
    (Rule(Category.LOCATION, L.DESTINATION, 70), "GPS:GPSDestPosition GPS:GPSDestPositionInPart"),
    (Rule(Category.LOCATION, L.AREA, 60), "GPS:GPSAreaInformation"),
    (Rule(Category.LOCATION, L.ALTITUDE, 40), "GPS:GPSAltitude"),
    (Rule(Category.LOCATION, L.POSITION_IN_PART, 60), "GPS:GPSLatitude GPS:GPSLongitude"),
    (Rule(Category.LOCATION, L.DESTINATION, 60), "GPS:GPSDestLatitude GPS:GPSDestLongitude"),
    (Rule(Category.LOCATION, L.MOVEMENT, 30),
        "GPS:GPSImgDirection GPS:GPSTrack GPS:GPSSpeed GPS:GPSDestBearing GPS:GPSDestDistance"),
    (Rule(Category.LOCATION, L.POSITION_DETAILS, 10),
        "GPS:GPSSatellites GPS:GPSStatus GPS:GPSMeasureMode GPS:GPSDOP GPS:GPSMapDatum "
        "GPS:GPSProcessingMethod GPS:GPSDifferential GPS:GPSHPositioningError GPS:GPSLatitudeRef "
        "GPS:GPSLongitudeRef GPS:GPSAltitudeRef GPS:GPSSpeedRef GPS:GPSTrackRef "
        "GPS:GPSImgDirectionRef GPS:GPSDestBearingRef GPS:GPSDestDistanceRef "
        "GPS:GPSDestLatitudeRef GPS:GPSDestLongitudeRef"),
    (Rule(Category.LOCATION, L.MAP_COORDINATES, 60),
        "*:ModelPixelScale *:ModelTiepoint *:ModelTransform *:GeoKeyDirectory *:GeoDoubleParams "
        "*:GeoAsciiParams *:IntergraphMatrix"),

    (Rule(Category.DATE, L.TAKEN, 100), "*:DateTimeOriginal"),
    (Rule(Category.DATE, L.TAKEN, 90), "*:DateTimeDigitized"),
    (Rule(Category.DATE, L.TAKEN_BY_SATELLITE, 60), "GPS:GPSDateTime"),
    (Rule(Category.DATE, L.TAKEN, 60), "GPS:GPSDateStamp GPS:GPSTimeStamp"),
    (Rule(Category.DATE, L.CHANGED, 50), "*:DateTime *:PreviewDateTime"),
    (Rule(Category.DATE, L.TIME_ZONE, 20),
        "*:OffsetTime *:OffsetTimeOriginal *:OffsetTimeDigitized *:TimeZoneOffset"),
    (Rule(Category.DATE, L.SUBSECONDS, 5),
        "*:SubSecTime *:SubSecTimeOriginal *:SubSecTimeDigitized"),

    (Rule(Category.PEOPLE, L.OWNER, 100), "*:CameraOwnerName *:OwnerName"),
    (Rule(Category.PEOPLE, L.AUTHOR, 90), "*:Artist *:XPAuthor *:Photographer *:ImageEditor"),
    (Rule(Category.PEOPLE, L.COPYRIGHT, 60), "*:Copyright"),

    (Rule(Category.DEVICE_ID, L.CAMERA_SERIAL, 100),
        "*:BodySerialNumber *:SerialNumber *:CameraSerialNumber"),
    (Rule(Category.DEVICE_ID, L.LENS_SERIAL, 90), "*:LensSerialNumber"),
    (Rule(Category.DEVICE_ID, L.HOST_COMPUTER, 80),
        "*:HostComputer *:CameraLabel"),
    (Rule(Category.DEVICE_ID, L.IMAGE_ID, 60), "*:ImageUniqueID *:RawDataUniqueID *:ImageID"),
    (Rule(Category.DEVICE_ID, L.SHUTTER_COUNT, 50), "*:ImageNumber"),
    (Rule(Category.DEVICE_ID, L.MAKER_NOTES, 30), "MakerNote:MakerNote *:DNGPrivateData"),

    (Rule(Category.DEVICE, L.CAMERA, 100),
        "*:Make *:Model *:UniqueCameraModel *:LocalizedCameraModel"),
    (Rule(Category.DEVICE, L.LENS, 60),
        "*:LensMake *:LensModel *:Lens *:LensSpecification *:LensInfo"),
    (Rule(Category.DEVICE, L.FIRMWARE, 40), "*:CameraFirmware"),

    (Rule(Category.SOFTWARE, L.SOFTWARE, 80),
        "*:Software *:ProcessingSoftware *:RAWDevelopingSoftware *:ImageEditingSoftware "
        "*:MetadataEditingSoftware *:PreviewApplicationName *:PreviewApplicationVersion"),

    (Rule(Category.CAPTION, L.DESCRIPTION, 90),
        "*:ImageDescription *:XPTitle *:XPSubject *:ImageTitle"),
    (Rule(Category.CAPTION, L.COMMENT, 80), "*:UserComment *:XPComment"),
    (Rule(Category.CAPTION, L.KEYWORDS, 70), "*:XPKeywords"),
    (Rule(Category.CAPTION, L.DOCUMENT_NAME, 60),
        "*:DocumentName *:PageName *:ReelName *:OriginalRawFileName *:InkNames"),
    (Rule(Category.CAPTION, L.RATING, 10), "*:Rating *:RatingPercent"),

    (Rule(Category.HIDDEN_PICTURE, L.THUMBNAIL, 80), "*:Thumbnail"),
    (Rule(Category.HIDDEN_PICTURE, L.PREVIEW, 90),
        "*:PreviewImage *:OriginalRawFileData"),
    (Rule(Category.HISTORY, L.EDIT_HISTORY, 60), "*:ImageHistory"),
    (Rule(Category.HISTORY, L.PHOTOSHOP_LAYERS, 50), "*:ImageSourceData"),

    (Rule(Category.SETTINGS, L.CAMERA_SETTINGS, 50),
        "*:ExposureTime *:FNumber *:ISOSpeedRatings *:FocalLength *:FocalLengthIn35mmFilm *:Flash "
        "*:ShutterSpeedValue *:ApertureValue *:ISOSpeed *:StandardOutputSensitivity "
        "*:RecommendedExposureIndex"),
    (Rule(Category.SETTINGS, L.CONDITIONS, 40),
        "*:AmbientTemperature *:Humidity *:Pressure *:WaterDepth *:Acceleration "
        "*:CameraElevationAngle"),
    (Rule(Category.SETTINGS, L.FURTHER_CAMERA_SETTINGS, 30),
        "*:ExposureProgram *:ExposureBiasValue *:MaxApertureValue *:BrightnessValue "
        "*:SubjectDistance *:MeteringMode *:LightSource *:SubjectArea *:SubjectLocation "
        "*:FlashEnergy *:SpatialFrequencyResponse *:ExposureIndex *:SensingMethod *:FileSource "
        "*:SceneType *:CFAPattern *:CustomRendered *:ExposureMode *:WhiteBalance "
        "*:DigitalZoomRatio *:SceneCaptureType *:GainControl *:Contrast *:Saturation *:Sharpness "
        "*:DeviceSettingDescription *:SubjectDistanceRange *:SensitivityType *:SpectralSensitivity "
        "*:OECF *:ISOSpeedLatitudeyyy *:ISOSpeedLatitudezzz *:SelfTimerMode *:CompositeImage "
        "*:SourceImageNumberOfCompositeImage *:SourceExposureTimesOfCompositeImage "
        "*:SecurityClassification *:RelatedSoundFile *:AsShotProfileName *:ProfileName "
        "*:CameraCalibrationSignature *:ProfileCalibrationSignature *:PreviewSettingsName"),

    (Rule(Category.TECHNICAL, L.TECHNICAL, 10),
        "*:NewSubfileType *:SubfileType *:ImageWidth *:ImageLength *:BitsPerSample *:Compression "
        "*:PhotometricInterpretation *:Threshholding *:CellWidth *:CellLength *:FillOrder "
        "*:StripOffsets *:Orientation *:SamplesPerPixel *:RowsPerStrip *:StripByteCounts "
        "*:MinSampleValue *:MaxSampleValue *:XResolution *:YResolution *:PlanarConfiguration "
        "*:XPosition *:YPosition *:GrayResponseUnit *:GrayResponseCurve *:T4Options *:T6Options "
        "*:ResolutionUnit *:PageNumber *:TransferFunction *:Predictor *:WhitePoint "
        "*:PrimaryChromaticities *:ColorMap *:HalftoneHints *:TileWidth *:TileLength "
        "*:TileOffsets *:TileByteCounts *:InkSet *:DotRange *:ExtraSamples *:SampleFormat "
        "*:SMinSampleValue *:SMaxSampleValue *:JPEGTables *:JPEGProc *:JPEGInterchangeFormat "
        "*:JPEGInterchangeFormatLength *:YCbCrCoefficients *:YCbCrSubSampling *:YCbCrPositioning "
        "*:ReferenceBlackWhite *:RelatedImageFileFormat *:RelatedImageWidth *:RelatedImageLength "
        "*:InteroperabilityIndex *:InteroperabilityVersion *:ExifVersion *:FlashpixVersion "
        "*:ColorSpace *:PixelXDimension *:PixelYDimension *:ComponentsConfiguration "
        "*:CompressedBitsPerPixel *:FocalPlaneXResolution *:FocalPlaneYResolution "
        "*:FocalPlaneResolutionUnit *:Gamma *:PrintImageMatching *:Padding *:OffsetSchema "
        "*:DNGVersion *:DNGBackwardVersion *:ColorMatrix1 *:ColorMatrix2 *:MakerNoteSafety "
        "GPS:GPSVersionID *:GDALNoData *:ICCProfile"),
)  # fmt: skip
PATTERNS = r.patterns(
    (r"^GPS:", Rule(Category.LOCATION, L.POSITION_DETAILS, 10)),
    (r":(XMP|IPTC|ImageResources)$", Rule(Category.UNKNOWN, L.UNKNOWN, 60)),
)
