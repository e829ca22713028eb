"""Tiny but real pictures, made in code: each decodes, and each part of it is there on purpose.

``SECRET`` stands in everything that a cleaned file may not have, ``PROFILE_SECRET`` in the private
text of colour profiles, which stay without it.
"""

from __future__ import annotations

SECRET = b"Secret: Jane Roe, 48.8584 N"
PROFILE_SECRET = b"Screen of Jane Roe, calibrated"


def packet(text: bytes = SECRET) -> bytes:
    """Make an XMP packet with a title."""
    return (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
        b'syntax-ns#"><rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/'
        b'1.0/" photoshop:Headline="' + text + b'"/></rdf:RDF></x:xmpmeta>'
    )
