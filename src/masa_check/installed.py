"""Where what ships with the tool lies."""

from __future__ import annotations

from pathlib import Path


def folder(name: str) -> Path:
    """A folder that ships with the tool: inside the package, or at the top of a checkout."""
    inside = Path(__file__).parent / name
    return inside if inside.is_dir() else Path(__file__).parents[2] / name
