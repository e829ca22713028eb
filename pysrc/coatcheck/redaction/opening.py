"""Decoding: the only place where bytes of a stranger reach Pillow.

The file is cleaned before: what Pillow sees are the parts that the engine knows, and its one
decoder for the format that the engine recognised. How many pixels there will be is checked before
any are made.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, features

from coatcheck.errors import DamagedFile, EngineError, TooLarge, UnsupportedFormat
from coatcheck.formats import CONTAINERS
from coatcheck.metadata.exif import decode as exif
from coatcheck.model import Content, Report, Segment
from coatcheck.pipeline import orientation
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.recognise import PICTURES, recognise
from coatcheck.segments import blocks, flatten, read_payload
from coatcheck.source import MAX_PAYLOAD, BytesSource, Source, apply

MAX_PIXELS = 64_000_000
"""More pixels than this are refused: several copies of a picture have to fit into memory."""
MAX_FILE = 256 * 1024 * 1024

_PILLOW = {container.format: container.pillow for container in CONTAINERS}
"""For each of the engine's formats the decoders of Pillow that may be asked."""
_PLUGINS = {"WEBP": "WebP"}
"""Names of Pillow's modules where they are not written like others."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture that somebody else has decoded, and turned as a viewer does."""

    width: int
    height: int
    data: bytes
    """Red, green, blue and opacity of each pixel, a byte each, not multiplied."""
    srgb: bool = False
    """Whether the colours are those of sRGB, whatever profile the file has."""


@dataclass(frozen=True, slots=True)
class Original:
    """A cleaned file in memory, with what the engine knows about it."""

    format: str
    data: bytes
    segments: Sequence[Segment]
    report: Report
    """What the file as it came gave away."""
    turned: int
    """The orientation in Exif's numbers that a viewer still has to obey."""

    @property
    def profile(self) -> bytes | None:
        """The colour profile, whole, or None."""
        source = BytesSource(self.data)
        found = [s for s in flatten(self.segments) if s.content is Content.ICC]
        for parts in blocks(found):
            with contextlib.suppress(EngineError):
                if sum(part.size for part in parts) <= MAX_PAYLOAD:
                    payload = read_payload(source, parts)
                    # In HEIF the type of the profile stands before it (ISO/IEC 14496-12, 12.1.5).
                    at = payload.find(b"acsp")
                    if 36 <= at <= 48:
                        return payload[at - 36 :]
        return None


def read(source: Source) -> Original:
    """Clean a file and take it into memory; raises the errors of ``clean``, and TooLarge."""
    if source.size > MAX_FILE:
        raise TooLarge(f"the file is larger than {MAX_FILE >> 20} MB")
    cleaned = clean(source, kinds=PICTURES)
    data = b"".join(apply(source, cleaned.plan))
    again = BytesSource(data)
    container = recognise(again, PICTURES)
    segments = container.module.segments(again)
    turned = orientation.UPRIGHT
    heeded = segments if container.metadata_is_heeded else []
    for _, payload in orientation.payloads(again, list(flatten(heeded)), Content.EXIF):
        turned = exif.orientation(payload) or turned
    return Original(container.format, data, segments, cleaned.report, turned)


def opened(original: Original) -> Image.Image:
    """Let Pillow read the header: size and mode are known then, no pixel is decoded yet."""
    decoders = _PILLOW[original.format]
    if original.format in {"HEIC", "HEIF"}:
        return _by_pillow_heif(original)
    if not decoders:
        raise UnsupportedFormat(f"Coatcheck cannot redact {original.format} pictures")
    if original.format == "AVIF" and not features.check("avif"):
        raise UnsupportedFormat("nothing here can decode AVIF pictures")
    for name in decoders:
        # Pillow would load the decoders of all formats to find one.
        importlib.import_module(f"PIL.{_PLUGINS.get(name, name.title())}ImagePlugin")
    with errors():
        image = Image.open(io.BytesIO(original.data), formats=decoders)
    check_size(image.size)
    return image


def profile_of(original: Original, image: Image.Image, pixels: Pixels | None) -> bytes | None:
    """Return the colour profile that the decoded pixels are meant in."""
    if pixels is None:
        return image.info.get("icc_profile")
    return None if pixels.srgb else original.profile


def from_pixels(pixels: Pixels) -> Image.Image:
    """Take over what somebody else decoded."""
    check_size((pixels.width, pixels.height))
    if len(pixels.data) != 4 * pixels.width * pixels.height:
        raise DamagedFile("the decoded picture is not of the size that was stated")
    image = Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.data)
    return image.convert("RGB") if opaque(image) else image


def opaque(image: Image.Image) -> bool:
    """Whether no pixel lets anything through."""
    if image.mode not in {"LA", "RGBA"}:
        return True
    return image.getchannel("A").getextrema()[0] == 255


def check_size(size: tuple[int, int], pictures: int = 1) -> None:
    """Refuse what is too large."""
    width, height = size
    if width * height * pictures > MAX_PIXELS:
        millions = width * height * pictures / 1e6
        raise TooLarge(
            f"the picture has {millions:.0f} million pixels, and at most "
            f"{MAX_PIXELS // 1_000_000} million can be redacted"
        )
    if width < 1 or height < 1:
        raise DamagedFile("the picture has no pixels")


@contextlib.contextmanager
def errors() -> Iterator[None]:
    """Turn everything that Pillow may raise into an error of the engine."""
    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except EngineError:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        most = MAX_PIXELS // 1_000_000
        raise TooLarge(f"the picture has more than {most} million pixels") from None
    except MemoryError:
        raise TooLarge("there is not enough memory for this picture") from None
    except Exception as error:  # Decoders of all kinds: there is no list of what they raise.
        raise DamagedFile(
            f"the picture cannot be decoded: {error or type(error).__name__}"
        ) from None
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _by_pillow_heif(original: Original) -> Image.Image:
    """Decode HEIC with pillow-heif where that is installed; it turns the picture itself."""
    try:
        import pillow_heif
    except ImportError:
        raise UnsupportedFormat("HEIC needs a decoder: install pillow-heif") from None
    with errors():
        # Not registered with Pillow, whose other users would get it too.
        image: Image.Image = pillow_heif.HeifImageFile(io.BytesIO(original.data))  # type: ignore[no-untyped-call]
    check_size(image.size)
    return image
