"""Texts that no person wrote: what cameras and programs put where a person might have written.

Two kinds: fixed texts of makers, gathered from their pictures, and texts in the form of a protocol
(names with numbers, one after another) that only a program has a use for.
"""

from __future__ import annotations

import re

_FIXED = re.compile(
    r"""(?ix)
    (?:[\w.+-]+[ ]){1,4}(?:digital|dig\.)[ ](?:still[ ])?camera(?:[ ].{0,20})?  # as Olympus does
    | sony[ ]dsc | minolta[ ]dsc | samsung(?:[ ]csc)? | dcf[ ]1\.0
    | exif[_ ]jpeg(?:_picture)? | jpeg
    | <?(?:digimax|kenox)[ ].{0,40} | <\w[^<>]{0,60}/[^<>]{0,60}>
    | (?:default|untitled(?:[- ]\d+)?|ascii|unicode|applemark|lead|null|undefined)
    | screen[ ]?shot
    | (?:created|made|generated|drawn|edited|saved|written|produced|processed|exported|converted|
        captured|compressed|optimi[sz]ed|encoded|resized|rendered)[ ](?:with|by|in|using|from)[ ]
        (?:the[ ])?(?-i:[A-Z\d@])[^!?]{0,120}
    | file[ ](?:written|created|source|saved)[ ]?(?:by|:)[ ].{1,120}
    | creator:[ ].{1,160} | lead[ ]technologies[ ]inc.{0,40} | intel\(r\)[ ](?:jpeg|ipp).{0,60}
    | jpeg[ ]encoder[ ].{1,120} | (?:lavc|lavf|x264|libvpx|libjpeg|handbrake|ffmpeg)[ ./]?\d.{0,60}
    | (?:handmade|cs=|ver:|vid:|ldecoded|iconverted).{0,80}
    | [*_.-]+
    """
)
_FIELD = re.compile(r"[\w.-]{1,40}\s*[:=]\s*(?:-?[\d.]+|true|false|null|0x[0-9a-f]+)[;,|\s]*", re.I)
_FEWEST = 3
"""Names with numbers from which on a text is a protocol."""


def wrote(value: str) -> bool:
    """Whether a camera or a program wrote this, as far as can be told."""
    text = " ".join(value[:2000].split())
    if _FIXED.fullmatch(text):
        return True
    fields = _FIELD.findall(text)
    return len(fields) >= _FEWEST and sum(map(len, fields)) * 4 >= len(text) * 3
