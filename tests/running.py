"""Runs of the command line, in this process, for tests that look at how it ends and what it prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
Git = Callable[..., str]  # runs git in the repository that one stands in, and gives what it prints


def write(path: Path, words: str) -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, 'utf-8')
    return path
