"""Bytes to text: the size, the encoding and the characters of a file, before any YAML is read."""

from __future__ import annotations

import codecs
from itertools import islice

from appraisal.errors import AppraisalError
from appraisal.option_sets.problems import Problem
from appraisal.option_sets.text import REFUSED, REPLACEMENT, Places, what_is

LARGEST_FILE = 1024 * 1024
MOST_CHARACTERS_NAMED = 100
BYTE_ORDER_MARK = "\ufeff"
_OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


class UnreadableError(AppraisalError):
    """The file cannot be read any further; carries the one problem to show."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def decoded(given: str | bytes) -> str:
    """The text of a file, exactly as given; raises UnreadableError where it is not UTF-8 text."""
    if isinstance(given, str):
        check_size(len(given.encode("utf-8", "surrogatepass")))
        text = given
    else:
        check_size(len(given))
        text = _from_utf8(given)
    nul = text.find("\0")
    if nul >= 0:
        message = "The file holds a NUL byte here, so it is not plain text. Save it as UTF-8 text."
        raise UnreadableError(Problem(*Places(text).of(nul), "", message))
    return text


def check_size(size: int) -> None:
    """Raise UnreadableError for a file above the limit."""
    if size > LARGEST_FILE:
        message = (
            f"The file is {size:,} bytes. The limit is {LARGEST_FILE:,} bytes (1 MiB): "
            "shorten the text, or split it into several option sets."
        )
        raise UnreadableError(Problem(1, 1, "", message))


def cleaned(text: str) -> tuple[str, list[Problem]]:
    """The text without its byte order mark, refused characters replaced, and a problem for each."""
    body = text.removeprefix(BYTE_ORDER_MARK)
    places = Places(body)
    problems = []
    for match in islice(REFUSED.finditer(body), MOST_CHARACTERS_NAMED):
        message = f"The file holds {what_is(match[0])} here. Take it out."
        problems.append(Problem(*places.of(match.start()), "", message))
    count = sum(1 for _ in REFUSED.finditer(body))
    if count > MOST_CHARACTERS_NAMED:
        last = problems[-1]
        message = (
            f"The file holds {count - len(problems):,} more like it after this. Take them out."
        )
        problems.append(Problem(last.line, last.column, "", message))
    return REFUSED.sub(REPLACEMENT, body), problems


def _from_utf8(data: bytes) -> str:
    if data.startswith(_OTHER_MARKS) or data[:4].count(0) > 1:
        message = "The file looks like UTF-16 or UTF-32. Save it as UTF-8 and try again."
        raise UnreadableError(Problem(1, 1, "", message))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix(BYTE_ORDER_MARK)
        message = (
            f"The byte 0x{data[error.start]:02X} here is not UTF-8. Save the file as UTF-8 and "
            "try again."
        )
        raise UnreadableError(Problem(*Places(before).of(len(before)), "", message)) from None
