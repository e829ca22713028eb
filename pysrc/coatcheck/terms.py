"""What values say in words, as codes: each language has its own words for them.

The words are the messages ``term_`` and the code in ``extension/_locales``. A code reads as English
with its underscores as spaces, which is how a value is written where no catalogue is at hand.

Rules of this module: names alone, no import from the rest of the engine.
"""

from __future__ import annotations

from enum import StrEnum, auto


class Term(StrEnum):
    """A word or a phrase within a value; a code stays what it is once it has been published."""

    # Orientation (Exif 2.32, 4.6.4)
    UPRIGHT = auto()
    MIRRORED = auto()
    UPSIDE_DOWN = auto()
    MIRRORED_AND_UPSIDE_DOWN = auto()
    MIRRORED_AND_TURNED_LEFT = auto()
    TURNED_RIGHT = auto()
    MIRRORED_AND_TURNED_RIGHT = auto()
    TURNED_LEFT = auto()
    # How it was exposed (4.6.5)
    MANUAL = auto()
    AUTOMATIC = auto()
    APERTURE_FIRST = auto()
    SHUTTER_FIRST = auto()
    CREATIVE = auto()
    ACTION = auto()
    PORTRAIT = auto()
    LANDSCAPE = auto()
    AVERAGE = auto()
    CENTRE_WEIGHTED = auto()
    SPOT = auto()
    MULTI_SPOT = auto()
    PATTERN = auto()
    PARTIAL = auto()
    DAYLIGHT = auto()
    FLUORESCENT = auto()
    TUNGSTEN = auto()
    FLASH = auto()
    FINE_WEATHER = auto()
    CLOUDY = auto()
    SHADE = auto()
    BRACKETED = auto()
    STANDARD = auto()
    NIGHT = auto()
    NORMAL = auto()
    SOFT = auto()
    HARD = auto()
    LOW = auto()
    HIGH = auto()
    MACRO = auto()
    CLOSE = auto()
    DISTANT = auto()
    UNCALIBRATED = auto()
    INCH = auto()
    CENTIMETRE = auto()
    ONE_CHIP_COLOUR = auto()
    TWO_CHIP_COLOUR = auto()
    THREE_CHIP_COLOUR = auto()
    COLOUR_BY_COLOUR = auto()
    THREE_LINES = auto()
    COLOUR_BY_COLOUR_BY_LINES = auto()
    FILM_SCANNER = auto()
    PRINT_SCANNER = auto()
    DIGITAL_CAMERA = auto()
    PHOTOGRAPHED_DIRECTLY = auto()
    SPECIALLY_PROCESSED = auto()
    A_LITTLE_UP = auto()
    MUCH_UP = auto()
    A_LITTLE_DOWN = auto()
    MUCH_DOWN = auto()
    STANDARD_OUTPUT_SENSITIVITY = auto()
    RECOMMENDED_EXPOSURE_INDEX = auto()
    ISO_SPEED = auto()
    NO = auto()
    YES = auto()
    COMPOSITE = auto()
    COMPOSITE_TAKEN_IN_ONE_GO = auto()
    FIRED = auto()
    DID_NOT_FIRE = auto()
    RED_EYE_REDUCTION = auto()
    WITH_FLASH = auto()
    """Around one of the three before."""
    ON_SMALL_FORMAT_FILM = auto()
    POINT = auto()
    CIRCLE = auto()
    RECTANGLE = auto()
    """Of a subject: its width, its height, and the pixel in its middle, as far as there are any."""
    # Where it was taken (4.6.6)
    MEASURED = auto()
    NOT_MEASURED = auto()
    IN_TWO_DIMENSIONS = auto()
    IN_THREE_DIMENSIONS = auto()
    NOT_CORRECTED = auto()
    CORRECTED = auto()
    ABOVE_SEA_LEVEL = auto()
    BELOW_SEA_LEVEL = auto()
    OF_AN_UNKNOWN_UNIT = auto()
    FROM_TRUE_NORTH = auto()
    FROM_MAGNETIC_NORTH = auto()
    LOOKING = auto()
    HEADING = auto()
    MOVING_AT = auto()
    NORTH_OR_SOUTH = auto()
    EAST_OR_WEST = auto()
    LATITUDE_ONLY = auto()
    LONGITUDE_ONLY = auto()
    # How it was made (IPTC digital source types), and what a colour profile is for (ICC.1, 7.2.5)
    MADE_BY_ARTIFICIAL_INTELLIGENCE = auto()
    PARTLY_MADE_BY_ARTIFICIAL_INTELLIGENCE = auto()
    MADE_BY_A_PROGRAM = auto()
    TAKEN_WITH_A_CAMERA = auto()
    MADE_ON_A_COMPUTER = auto()
    PUT_TOGETHER_FROM_SEVERAL_PICTURES = auto()
    A_SCREENSHOT = auto()
    SCANNED_FROM_FILM = auto()
    SCANNED_FROM_PAPER = auto()
    SCANNER_OR_CAMERA = auto()
    SCREEN = auto()
    PRINTER = auto()
    DEVICE_LINK = auto()
    COLOUR_SPACE = auto()
    ABSTRACT = auto()
    NAMED_COLOURS = auto()
    MAKER_MODEL_SERIAL = auto()
    # What is said of data that is not read, and of lists that are cut
    CODED_DATA = auto()
    COMPRESSED_NOT_READ = auto()
    RESOURCES = auto()
    SECONDS_OF_QUICKTIME = auto()
    MAY_HOLD_MORE = auto()
    PAGE = auto()
    NOT_ALL_ARE_LISTED = auto()
    AND_MORE = auto()
    VERSION = auto()
    FROM_TO = auto()
    UNSUPPORTED = auto()
    MALFORMED = auto()
    TOO_LARGE = auto()
    # Who names files so
    NAMED_BY = auto()
    NAMED_AS_A_SCREENSHOT = auto()
    NAMED_BY_A_PHONE = auto()
    NAMED_BY_A_DRONE = auto()
    NAMED_BY_A_CAMERA = auto()


class Unit(StrEnum):
    """What a number counts; written as its symbol, or in English where it has none."""

    SECOND = "s"
    MILLIMETRE = "mm"
    METRE = "m"
    KILOMETRE = "km"
    MILE = "miles"
    NAUTICAL_MILE = "nautical miles"
    KILOMETRE_PER_HOUR = "km/h"
    MILE_PER_HOUR = "mph"
    KNOT = "knots"
    DEGREE = "°"
    CELSIUS = "°C"
    PERCENT = "%"
    HECTOPASCAL = "hPa"
    MILLIGAL = "mGal"
    EXPOSURE_VALUE = "EV"
    BCPS = "BCPS"
    """Beam candle power seconds, the energy of a flash."""
    TIMES = "times"
    APERTURE = "f/"
    BYTE = "B"
