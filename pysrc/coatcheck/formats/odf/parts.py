"""One package of OpenDocument: which parts its documents refer to, and what becomes of each.

Rules (ODF 1.3 part 2): the manifest lists the parts (4); a package is one document, and each object
in it is another one in a folder of its own (part 3, 3.1). What no document refers to goes, but for
what the standard names.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from coatcheck.errors import DamagedFile, UnsupportedFormat
from coatcheck.formats.odf.rules import CONTENT, META, SETTINGS
from coatcheck.formats.zip.directory import Archive
from coatcheck.formats.zip.markup import rules
from coatcheck.formats.zip.package import Parts, size
from coatcheck.formats.zip.tags import Context, Tag
from coatcheck.formats.zip.xml_text import SEPARATOR, children, escaped
from coatcheck.metadata.text import clip
from coatcheck.model import Content, Span
from coatcheck.source import Source

FORMATS = {
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.oasis.opendocument.text-template": "OTT",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/vnd.oasis.opendocument.spreadsheet-template": "OTS",
    "application/vnd.oasis.opendocument.presentation": "ODP",
    "application/vnd.oasis.opendocument.presentation-template": "OTP",
}
MIMETYPE = "mimetype"
MANIFEST = "META-INF/manifest.xml"
_SPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_PATH = f"{_SPACE}{SEPARATOR}full-path"
_DOCUMENTS = ("content.xml", "styles.xml")
_GENERATOR = re.compile(r"[A-Za-z][\w .$/():;+,-]{0,119}")
_SYSTEM = re.compile(r"\$\S*")
_HIDDEN_SHEET = re.compile(rb"table:display=\"false\"")
_UNREACHED = (
    (re.compile(r"Thumbnails/"), (Content.THUMBNAIL, "thumbnail", "thumbnail")),
    (re.compile(r"META-INF/\w*signatures\.xml"), (Content.SIGNATURE, "part", "signature")),
    (re.compile(r"Versions/|VersionList\.xml"), (Content.DOCUMENT_DATA, "part", "old version")),
    (re.compile(r"(?:.*/)?Configurations2/"), (Content.DOCUMENT_DATA, "part", "configuration")),
    (re.compile(r"layout-cache"), (Content.DOCUMENT_DATA, "settings", "layout")),
    (re.compile(r"(?:.*/)?manifest\.rdf"), (Content.DOCUMENT_DATA, "part", "custom XML")),
    (re.compile(r""), (Content.UNKNOWN, "part", "part of unknown kind")),
)
_ICONS = re.compile(r"Configurations2/images/Bitmaps/[^/]+\.png")
"""Icons of the document's own tool bars."""
_MACROS = re.compile(r"(?:.*/)?(?:Basic|Dialogs|Scripts)/")


class Package:
    """A package on its way from its documents to its parts."""

    def __init__(self, source: Source, archive: Archive) -> None:
        self.parts = Parts(source, archive)
        self._entries: dict[str, Span] = {}
        self._reached: dict[str, str] = {}
        """What is reached, by the name of the element that refers to it."""
        self._documents: list[str] = [""]
        self._said: set[str] = set()
        """Names of properties that the document has."""

    def read(self) -> Parts:
        """Decide on every part."""
        if MANIFEST not in self.parts.parts:
            raise DamagedFile("the package has no manifest")
        self._manifest()
        self._reached[MIMETYPE] = self._reached[MANIFEST] = ""
        for folder in self._documents:
            self._document(folder)
        for name, part in self.parts.parts.items():
            if name.endswith("/") and not part.member.size:
                part.goes(Content.PADDING, "", "")
            elif name in self._reached:
                self._part(name)
            elif _ICONS.match(name):
                self.parts.picture(name)
            elif _MACROS.match(name):
                part.goes(Content.SCRIPT, "script", "macros", size(part.member, name))
                self._unlist(name, Content.SCRIPT)
            else:
                self._unreached(name)
        return self.parts

    def _manifest(self) -> None:
        def entry(tag: Tag) -> None:
            self._entries[tag.get(_PATH)] = tag.real(*tag.whole())

        def encrypted(_tag: Tag) -> None:
            raise UnsupportedFormat("the document is encrypted")

        found = rules(
            {
                f"{_SPACE}{SEPARATOR}file-entry": entry,
                f"{_SPACE}{SEPARATOR}encryption-data": encrypted,
            },
            {},
            doctype=True,
        )

        # The document type of old manifests declares their namespace, and nobody reads it.
        implied = b' xmlns:manifest="%b"' % _SPACE.encode()
        self.parts.walk(MANIFEST, found, Context(), self.parts.read(MANIFEST), implied)

    def _document(self, folder: str) -> None:
        """Walk over one document, and follow what it refers to."""
        if folder + "meta.xml" in self.parts.parts:
            self._reached[folder + "meta.xml"] = ""
            self._meta(folder + "meta.xml")
        for last in _DOCUMENTS:
            name = folder + last
            if name in self.parts.parts:
                self._reached[name] = ""
                self._content(folder, name)
        if folder + "settings.xml" in self.parts.parts:
            self._reached[folder + "settings.xml"] = ""
            name = folder + "settings.xml"
            self.parts.walk(name, SETTINGS, Context(self.parts.names), self.parts.read(name))

    def _content(self, folder: str, name: str) -> None:
        data = self.parts.markup(name)
        if b"binary-data" in data:
            raise UnsupportedFormat("a file stands in the text of the document")
        context = Context(self.parts.names, said=frozenset(self._said))
        context.state["inside"] = lambda target: self._target(folder, target) is not None
        self.parts.walk(name, CONTENT, context, data)
        part = self.parts.parts[name]
        hidden = len(_HIDDEN_SHEET.findall(data))
        if hidden:
            part.note(Content.UNSEEN, "hidden", "sheet", str(hidden))
        references = context.state.get("references", [])
        assert isinstance(references, list)
        for element, target in references:
            self._follow(folder, element, target)

    def _target(self, folder: str, target: str) -> str | None:
        """Return the part or the folder in the package that a reference means."""
        if ":" in target.partition("/")[0] or target.startswith(("/", "#")):
            return None
        name = posixpath.normpath(folder + unquote(target))
        if name in self.parts.parts or any(
            f"{name}/{last}" in self.parts.parts for last in _DOCUMENTS
        ):
            return name
        return None

    def _follow(self, folder: str, element: str, target: str) -> None:
        name = self._target(folder, target)
        if name is None:
            return
        if name in self.parts.parts:
            self._reached.setdefault(name, element)
        inner = f"{name}/"
        if inner not in self._documents and any(
            inner + last in self.parts.parts for last in _DOCUMENTS
        ):
            self._documents.append(inner)

    def _meta(self, name: str) -> None:
        part = self.parts.parts[name]
        for child in children(self.parts.read(name), 3):
            space, _, local = child.name.rpartition(SEPARATOR)
            text = child.text.strip()
            kept = generator(text) if (space, local) == (META, "generator") else ""
            if kept and kept == child.text:
                continue
            edits = [(child.start, child.end, b"")]
            if kept:
                edits = _inner(self.parts.read(name), child.start, child.end, kept)
            part.note(Content.DOCUMENT_DATA, "meta", local, clip(text), edits)
            self._said.add(local)

    def _unlist(self, name: str, content: Content) -> None:
        """Take a part that goes from the manifest, and folders that hold nothing else."""
        manifest = self.parts.parts[MANIFEST]
        for entry, place in self._entries.items():
            folder = entry.endswith("/") and entry != "/" and name.startswith(entry)
            if entry == name or (folder and not self._holds(entry)):
                manifest.note(content, "", "", "", [(*place, b"")])

    def _holds(self, folder: str) -> bool:
        return any(
            name.startswith(folder) and (name in self._reached or _ICONS.match(name))
            for name in self.parts.parts
        )

    def _unreached(self, name: str) -> None:
        part = self.parts.parts[name]
        content, group, what = next(why for form, why in _UNREACHED if form.match(name))
        part.goes(content, group, what, size(part.member, name))
        self._unlist(name, content)

    def _part(self, name: str) -> None:
        element = self._reached[name]
        if not element:
            return
        part = self.parts.parts[name]
        local = element.rpartition(SEPARATOR)[2]
        if self.parts.object(name):
            return
        if local == "font-face-uri":
            part.content = Content.ESSENCE
        else:
            self.parts.picture(name)


def generator(text: str) -> str:
    """Return what stays of the program's name: without its operating system.

    >>> generator("LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2")
    'LibreOffice/7.4.7.2 LibreOffice_project/40$Build-2'

    """
    if not _GENERATOR.fullmatch(text):
        return ""
    first, blank, rest = text.partition(" ")
    return _SYSTEM.sub("", first) + blank + rest


def _inner(data: bytes, start: int, end: int, text: str) -> list[tuple[int, int, bytes]]:
    """Return the edit that puts text in the place of all that is in an element."""
    first = data.index(b">", start) + 1
    last = data.rindex(b"<", first, end)
    return [(first, last, escaped(text))]


def format_of(mimetype: bytes) -> str:
    """Return the name of the format by the content of the first member."""
    return FORMATS.get(mimetype.decode("latin-1").strip(), "")
