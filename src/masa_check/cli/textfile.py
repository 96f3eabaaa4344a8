"""The text of a file that is no declaration, opened with the same care: settings, a baseline."""

from __future__ import annotations

import io
import os
from pathlib import Path

from masa_check.document import files
from masa_check.errors import MasaError


def text_of(path: Path, shown: str, what: str, remedy: str, most: int = files.LARGEST) -> str:
    """The text of a file; raises MasaError where there is none, with the remedy, or where it cannot be read."""
    if not os.path.lexists(path):
        raise MasaError(f'there is no such {what}', path=shown, remedy=remedy)
    try:
        raw = files.contents(path, shown, most)
    except MasaError as refused:
        raise MasaError(refused.message, path=shown, remedy=f'put back the {what}, or name another file') from None
    if other := files.not_yaml(raw, shown, f'a {what}'):
        raise other
    try:
        return io.TextIOWrapper(io.BytesIO(raw), 'utf-8-sig').read()
    except UnicodeDecodeError:
        raise MasaError(f'this {what} cannot be read', path=shown, remedy='save it as UTF-8 text') from None
