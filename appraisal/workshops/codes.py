"""Join codes that cannot be misread, and secrets of which only the hash is kept."""

import hashlib
import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and digits without 0, 1, I, L and O, which are confused at a distance."""

LENGTH = 6


def new_code() -> str:
    """A join code such as K7M4QX, drawn at random."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def tidy_code(typed: str) -> str:
    """What somebody typed, as a code would be written: no spaces or hyphens, capitals.

    >>> tidy_code(" k7m-4qx ")
    'K7M4QX'
    """
    return re.sub(r"[\s\-\u2010-\u2015.]", "", typed[:60]).upper()


def looks_like_code(tidied: str) -> bool:
    """Whether a tidied text could be a join code at all.

    >>> looks_like_code("K7M4QX"), looks_like_code("K7M4Q0")
    (True, False)
    """
    return len(tidied) == LENGTH and set(tidied) <= set(ALPHABET)


def new_secret() -> str:
    """A secret for a cookie or a private link: 32 random bytes, fit for an address."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """The hash under which a secret is kept; the secret cannot be had back from it."""
    return hashlib.sha256(secret.encode()).hexdigest()
