"""The errors of the engine. Its contract: a result or an ``EngineError``, never anything else."""

from __future__ import annotations


class EngineError(Exception):
    """Base of all errors: ``code`` for programs, ``str()`` for people, ``offset`` for debugging.

    ``offset`` is the absolute byte position at which the error was found, or None.
    """

    code = "engine_error"

    def __init__(self, message: str, offset: int | None = None) -> None:
        super().__init__(message if offset is None else f"{message} (at byte {offset})")
        self.message = message
        self.offset = offset


class UnknownType(EngineError):
    """The content is of no type that the engine knows."""

    code = "unknown_type"


class UnsupportedFormat(EngineError):
    """Content of a format that the engine recognises but cannot clean."""

    code = "unsupported_format"


class DamagedFile(EngineError):
    """The container breaks its own rules, so that no statement about its content is safe."""

    code = "damaged_file"


class LimitExceeded(EngineError):
    """The file asks for more time or memory than any real file does."""

    code = "limit_exceeded"


class ResidueFound(EngineError):
    """The second inspection found something that should be gone: the result must not be used."""

    code = "residue_found"


class TooLarge(EngineError):
    """The picture has more pixels than fit into memory while they are changed."""

    code = "too_large"


class Animated(EngineError):
    """Not one picture but several, which cannot all be redacted."""

    code = "animation"


class InvalidEdit(EngineError):
    """What was asked for cannot be done to this picture: an area without size, an empty crop."""

    code = "invalid_edit"
