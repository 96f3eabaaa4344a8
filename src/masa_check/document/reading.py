"""Reads a text as data with its places: line by line where it is written plainly, else by a parser of all of YAML."""

from __future__ import annotations

from typing import Any

from masa_check.document.plain import read_plain
from masa_check.document.quick import is_doubtful
from masa_check.document.refusal import SourceText
from masa_check.document.tree import Tree
from masa_check.document.visible import ended, needs_care, refuse_hidden

BEGIN = 'begin with the line "kind: arrangements"; `masa-check init` writes a file to fill in'
MOST_ITEMS = 2_000  # in one list of a declaration: judging each item beside each of another must come to an end


def read_tree(source: SourceText, parser: type[Any] | None = None, begin: str = BEGIN, most: int = MOST_ITEMS) -> Tree:
    """
    Reads the single mapping that a declaration is, or another file with a beginning of its own.

    A parser that is named reads it whichever way it is written.
    """
    refuse_hidden(source)
    text, careful = ended(source.text), needs_care(source)
    if parser is None and not careful and not is_doubtful(source.text) and (tree := read_plain(text, most)):
        return tree
    from masa_check.document import parsing  # noqa: PLC0415 - what is written plainly needs no parser of all of YAML

    return parsing.parsed(source, parser or parsing.FASTEST, begin, most)
