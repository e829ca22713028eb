"""XMP packets made in code."""

from __future__ import annotations

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "stEvt": "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
    "stRef": "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "GCamera": "http://ns.google.com/photos/1.0/camera/",
    "xmpGImg": "http://ns.adobe.com/xap/1.0/g/img/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
}


def packet(body: str, attributes: str = "", extra: str = "") -> bytes:
    """Wrap properties, as elements and as attributes, into a packet."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return (
        '<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Test">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces} {extra} {attributes}>{body}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def array(name: str, *items: str, kind: str = "Bag") -> str:
    """A property that is an array of texts."""
    inside = "".join(f"<rdf:li>{item}</rdf:li>" for item in items)
    return f"<{name}><rdf:{kind}>{inside}</rdf:{kind}></{name}>"


def structures(name: str, *items: str, kind: str = "Seq") -> str:
    """A property that is an array of structures, each given by its attributes."""
    inside = "".join(f"<rdf:li {item}/>" for item in items)
    return f"<{name}><rdf:{kind}>{inside}</rdf:{kind}></{name}>"
