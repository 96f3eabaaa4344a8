"""The folders that ship with the tool."""

from __future__ import annotations

from pathlib import Path


def folder(name: str) -> Path:
    """The path of a folder that ships with the tool: in the package, or at the top of a checkout."""
    inside = Path(__file__).parent / name
    return inside if inside.is_dir() else Path(__file__).parents[2] / name
