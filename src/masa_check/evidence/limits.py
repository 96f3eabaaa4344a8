"""How large and how deep a published document may be: more is refused, and never read halfway."""

from __future__ import annotations

from masa_check.errors import MasaError

LARGEST = 50_000_000  # bytes of a file
PAGES = 1_000
CHARACTERS = 5_000_000
OBJECTS = 400_000  # of a page of a PDF, or elements of a Word file or web page
DEEPEST = 200  # elements within elements
PARTS = 5_000  # files within a Word file
EXPANDED = 100_000_000  # bytes of the parts that are read, once they are unpacked
MB = 1_000_000


class UnreadableError(MasaError):
    """A published document that cannot be read; the message says why."""


def refuse_over(count: int, most: int, what: str) -> None:
    """Refuse more than is read of something."""
    if count > most:
        raise UnreadableError(
            f'this document has more than {most:,} {what}', remedy='name the published document itself, or a part of it'
        )


def refuse_large(size: int) -> None:
    """Refuse a file of too many bytes."""
    if size > LARGEST:
        remedy = 'save it with smaller pictures, or name a part of it'
        raise UnreadableError(f'this document is larger than {LARGEST // MB} MB', remedy=remedy)
