"""SQL statements put together from names of our own; what a file holds goes in as parameters."""

from __future__ import annotations


def sql(template: str, **names: object) -> str:
    """A statement with names of our own schema in it, and nothing that a file or a person gave.

    >>> sql("SELECT count(*) FROM {table}", table=identifier("package"))
    'SELECT count(*) FROM "package"'
    """
    return template.format_map(names)


def identifier(name: str) -> str:
    """A name of our own schema as SQL writes it.

    >>> identifier("end")
    '"end"'
    """
    return '"' + name.replace('"', '""') + '"'


def quoted(text: str) -> str:
    """A text of our own as SQL writes it.

    >>> quoted("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"
