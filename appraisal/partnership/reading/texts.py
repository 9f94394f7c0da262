"""What a text file is before it is read as a table: its checksum, encoding and separator."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_CHUNK = 1 << 20
_LONGEST_HEADING_ROW = 1 << 16
_BLANK_LINE = re.compile(rb"\n[ \t]*\r?\n|\r(?!\n)")
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
ENCODINGS = {"cp1252": "Windows-1252", "utf-16": "UTF-16"}
"""What the encodings are called that are not UTF-8."""


class EncodingError(ValueError):
    """A file that is not text in any encoding that is read."""


@dataclass(frozen=True)
class TextFile:
    """A file of text: `readable` is the file itself, or its copy in UTF-8.

    `lines` counts the lines up to the last that is not blank, the headings' included. `uneven`
    marks a file whose rows are not its lines: it has blank lines among the others, or the line
    ends of an old Mac.
    """

    readable: Path
    encoding: str
    separator: str
    headings: tuple[str, ...]
    sha256: str
    lines: int
    uneven: bool


@dataclass(frozen=True)
class _Bytes:
    sha256: str
    is_utf8: bool
    lines: int
    uneven: bool


def text_file(path: Path, copy: Path) -> TextFile:
    """The file as it can be read; written to `copy` in UTF-8 where it is in another encoding.

    Encodings are told by their mark; without one a file is UTF-8, or else Windows-1252, which is
    what Excel writes as plain CSV. Raises EncodingError where it is neither.
    """
    with path.open("rb") as file:
        start = file.read(4)
    encoding = next((name for mark, name in _MARKS.items() if start.startswith(mark)), "")
    given = _looked_through(path)
    if not encoding:
        encoding = "utf-8" if given.is_utf8 else "cp1252"
    elif encoding == "utf-8-sig" and not given.is_utf8:
        raise EncodingError("says that it is UTF-8 and is not")
    readable, read = path, given
    if encoding in ENCODINGS:
        _copy_as_utf8(path, copy, encoding)
        readable, read = copy, _looked_through(copy)
    separator, headings = _first_row(readable)
    return TextFile(readable, encoding, separator, headings, given.sha256, read.lines, read.uneven)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _looked_through(path: Path) -> _Bytes:
    checksum, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    is_utf8, uneven, line_ends, waiting = True, False, 0, b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            checksum.update(chunk)
            is_utf8 = is_utf8 and _decodes(decoder, chunk)
            # White space at the end waits: it matters only if something follows it.
            seen = waiting + chunk
            text = seen.rstrip()
            waiting = seen[max(len(text) - 1, 0) :][-_CHUNK:]
            uneven = uneven or _BLANK_LINE.search(text) is not None
            line_ends += text.count(b"\n")
    is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    return _Bytes(checksum.hexdigest(), is_utf8, line_ends + 1, uneven)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _copy_as_utf8(path: Path, copy: Path, encoding: str) -> None:
    try:
        with (
            path.open(encoding=encoding, newline="") as file,
            copy.open("w", encoding="utf-8", newline="") as made,
        ):
            while text := file.read(_CHUNK):
                made.write(text)
    except UnicodeError as error:
        raise EncodingError(f"is neither UTF-8 nor {ENCODINGS[encoding]}") from error


def _first_row(path: Path) -> tuple[str, tuple[str, ...]]:
    """The separator that gives the most headings, and the headings."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        start = file.read(_LONGEST_HEADING_ROW)
    rows = {
        separator: next(csv.reader(start.splitlines(keepends=True), delimiter=separator), [])
        for separator in (",", ";", "\t")
    }
    separator = max(rows, key=lambda one: len(rows[one]))
    return separator, tuple(rows[separator])
