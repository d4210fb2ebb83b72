"""A strict reader for the small XML that WeCom sends: flat fields under `<xml>`, nothing clever.

No document type, no entities but the five of XML, no field twice, no more than a real one has.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

from bot.wecom.crypto import MALFORMED, CallbackRefusedError

MAX_DEPTH = 8
# The longest event of WeCom has some thirty elements; thousands are made to cost us time.
MAX_ELEMENTS = 256
FIELD_DEPTH = 2


def read_fields(document: str) -> dict[str, str]:
    """Return the texts of the elements directly under `<xml>`; deeper ones are left out.

    Raises:
        CallbackRefusedError: it is not such a document.
    """
    reader = _Reader()
    # The document is text already, so a declared encoding must not be believed.
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(document.encode(), True)  # noqa: FBT003
    except expat.ExpatError:
        raise CallbackRefusedError(MALFORMED, "not well-formed XML") from None
    return reader.fields


@dataclass
class _Reader:
    """Collects fields while expat walks through one document."""

    fields: dict[str, str] = field(default_factory=dict)
    _path: list[str] = field(default_factory=list)
    _elements: int = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self._path.append(name)
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise CallbackRefusedError(MALFORMED, "too many elements")
        if len(self._path) > MAX_DEPTH:
            raise CallbackRefusedError(MALFORMED, "nested too deep")
        if self._path[0] != "xml":
            raise CallbackRefusedError(MALFORMED, "not a WeCom document")
        if len(self._path) == FIELD_DEPTH:
            self._open_field(name)

    def _open_field(self, name: str) -> None:
        if name in self.fields:
            raise CallbackRefusedError(MALFORMED, "an element twice")
        self.fields[name] = ""

    def end(self, _name: str) -> None:
        self._path.pop()

    def characters(self, text: str) -> None:
        if len(self._path) == FIELD_DEPTH:
            self.fields[self._path[-1]] += text

    def doctype(self, *_declaration: object) -> None:
        raise CallbackRefusedError(MALFORMED, "a document type")
