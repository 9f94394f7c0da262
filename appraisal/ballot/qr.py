"""The join address as a QR code."""

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=64)
def qr_code(address: str) -> bytes:
    """An SVG with the code black on white inside its quiet zone, of whatever size it is given."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        picture, kind="svg", border=4, dark="#000", light="#fff", omitsize=True, xmldecl=False
    )
    return picture.getvalue()
