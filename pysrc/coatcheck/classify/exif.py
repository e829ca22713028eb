"""What the entries of Exif tell. Names are those of ``metadata/exif_tags.py``."""

from __future__ import annotations

from coatcheck.classify import rules as r
from coatcheck.classify.rules import Rule
from coatcheck.model import Category

TABLE = r.table(
    (Rule(Category.LOCATION, r.WHERE, 100), "GPS:GPSPosition"),
    (Rule(Category.LOCATION, r.PARTLY, 90), "GPS:GPSPositionInPart"),
    (Rule(Category.LOCATION, r.DESTINATION, 70), "GPS:GPSDestPosition GPS:GPSDestPositionInPart"),
    (Rule(Category.LOCATION, r.AREA, 60), "GPS:GPSAreaInformation"),
    (Rule(Category.LOCATION, r.HEIGHT, 40), "GPS:GPSAltitude"),
    (Rule(Category.LOCATION, r.PARTLY, 60), "GPS:GPSLatitude GPS:GPSLongitude"),
    (Rule(Category.LOCATION, r.DESTINATION, 60), "GPS:GPSDestLatitude GPS:GPSDestLongitude"),
    (Rule(Category.LOCATION, r.DIRECTION, 30),
        "GPS:GPSImgDirection GPS:GPSTrack GPS:GPSSpeed GPS:GPSDestBearing GPS:GPSDestDistance"),
    (Rule(Category.LOCATION, r.POSITION_DETAILS, 10),
        "GPS:GPSSatellites GPS:GPSStatus GPS:GPSMeasureMode GPS:GPSDOP GPS:GPSMapDatum "
        "GPS:GPSProcessingMethod GPS:GPSDifferential GPS:GPSHPositioningError GPS:GPSLatitudeRef "
        "GPS:GPSLongitudeRef GPS:GPSAltitudeRef GPS:GPSSpeedRef GPS:GPSTrackRef "
        "GPS:GPSImgDirectionRef GPS:GPSDestBearingRef GPS:GPSDestDistanceRef "
        "GPS:GPSDestLatitudeRef GPS:GPSDestLongitudeRef"),
    (Rule(Category.LOCATION, "Map coordinates of the picture", 60),
        "*:ModelPixelScale *:ModelTiepoint *:ModelTransform *:GeoKeyDirectory *:GeoDoubleParams "
        "*:GeoAsciiParams *:IntergraphMatrix"),

    (Rule(Category.DATE, r.TAKEN, 100), "*:DateTimeOriginal"),
    (Rule(Category.DATE, r.TAKEN, 90), "*:DateTimeDigitized"),
    (Rule(Category.DATE, "When it was taken, by satellite time", 60), "GPS:GPSDateTime"),
    (Rule(Category.DATE, r.TAKEN, 60), "GPS:GPSDateStamp GPS:GPSTimeStamp"),
    (Rule(Category.DATE, r.CHANGED, 50), "*:DateTime *:PreviewDateTime"),
    (Rule(Category.DATE, r.ZONE, 20),
        "*:OffsetTime *:OffsetTimeOriginal *:OffsetTimeDigitized *:TimeZoneOffset"),
    (Rule(Category.DATE, r.FRACTION, 5),
        "*:SubSecTime *:SubSecTimeOriginal *:SubSecTimeDigitized"),

    (Rule(Category.PEOPLE, r.OWNER, 100), "*:CameraOwnerName *:OwnerName"),
    (Rule(Category.PEOPLE, r.AUTHOR, 90), "*:Artist *:XPAuthor *:Photographer *:ImageEditor"),
    (Rule(Category.PEOPLE, r.RIGHTS, 60), "*:Copyright"),

    (Rule(Category.DEVICE_ID, r.CAMERA_SERIAL, 100),
        "*:BodySerialNumber *:SerialNumber *:CameraSerialNumber"),
    (Rule(Category.DEVICE_ID, r.LENS_SERIAL, 90), "*:LensSerialNumber"),
    (Rule(Category.DEVICE_ID, r.COMPUTER, 80),
        "*:HostComputer *:CameraLabel"),
    (Rule(Category.DEVICE_ID, r.PICTURE_ID, 60), "*:ImageUniqueID *:RawDataUniqueID *:ImageID"),
    (Rule(Category.DEVICE_ID, "How many pictures the camera had taken", 50), "*:ImageNumber"),
    (Rule(Category.DEVICE_ID, r.MAKER_NOTES, 30), "MakerNote:MakerNote *:DNGPrivateData"),

    (Rule(Category.DEVICE, r.CAMERA, 100),
        "*:Make *:Model *:UniqueCameraModel *:LocalizedCameraModel"),
    (Rule(Category.DEVICE, r.LENS, 60),
        "*:LensMake *:LensModel *:Lens *:LensSpecification *:LensInfo"),
    (Rule(Category.DEVICE, r.FIRMWARE, 40), "*:CameraFirmware"),

    (Rule(Category.SOFTWARE, r.SOFTWARE, 80),
        "*:Software *:ProcessingSoftware *:RAWDevelopingSoftware *:ImageEditingSoftware "
        "*:MetadataEditingSoftware *:PreviewApplicationName *:PreviewApplicationVersion"),

    (Rule(Category.CAPTION, r.DESCRIPTION, 90),
        "*:ImageDescription *:XPTitle *:XPSubject *:ImageTitle"),
    (Rule(Category.CAPTION, r.COMMENT, 80), "*:UserComment *:XPComment"),
    (Rule(Category.CAPTION, r.KEYWORDS, 70), "*:XPKeywords"),
    (Rule(Category.CAPTION, r.DOCUMENT, 60),
        "*:DocumentName *:PageName *:ReelName *:OriginalRawFileName *:InkNames"),
    (Rule(Category.CAPTION, r.RATING, 10), "*:Rating *:RatingPercent"),

    (Rule(Category.HIDDEN_PICTURE, r.THUMBNAIL, 80), "*:Thumbnail"),
    (Rule(Category.HIDDEN_PICTURE, "A preview of the picture", 90),
        "*:PreviewImage *:OriginalRawFileData"),
    (Rule(Category.HISTORY, r.EDITS, 60), "*:ImageHistory"),
    (Rule(Category.HISTORY, "Layers of Photoshop", 50), "*:ImageSourceData"),

    (Rule(Category.SETTINGS, r.SETTINGS, 50),
        "*:ExposureTime *:FNumber *:ISOSpeedRatings *:FocalLength *:FocalLengthIn35mmFilm *:Flash "
        "*:ShutterSpeedValue *:ApertureValue *:ISOSpeed *:StandardOutputSensitivity "
        "*:RecommendedExposureIndex"),
    (Rule(Category.SETTINGS, "Conditions around the camera", 40),
        "*:AmbientTemperature *:Humidity *:Pressure *:WaterDepth *:Acceleration "
        "*:CameraElevationAngle"),
    (Rule(Category.SETTINGS, "Further camera settings", 30),
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

    (Rule(Category.TECHNICAL, r.TECHNICAL, 10),
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
    (r"^GPS:", Rule(Category.LOCATION, r.POSITION_DETAILS, 10)),
    (r":(XMP|IPTC|ImageResources)$", Rule(Category.UNKNOWN, r.UNKNOWN, 60)),
)
