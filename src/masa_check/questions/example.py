"""The values that a starter has where a file must have one, by which it is known again."""

from __future__ import annotations

from typing import Any

# Where an example would answer a question if it were left in place.
SAFE = {'stage': 'draft'}
EXAMPLE = {'id': 'my-area', 'name': 'My Area Safeguarding Children Partnership'}


def is_begun(data: dict[str, Any]) -> bool:
    """Whether a declaration has a sign of the starter, so that it is worth looking for the rest."""
    return data.get('stage') == SAFE['stage'] or any(data.get(key) == EXAMPLE[key] for key in EXAMPLE)
