"""A first draft of a declaration: what is proposed of each question, and rows to confirm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from masa_check.drafts.proposal import Proposal
from masa_check.evidence.verification import PublishedText
from masa_check.rulebook.duty import Path

Row = Mapping[str, Any]


class Draft(NamedTuple):
    """What is proposed of some texts, as one declaration."""

    kind: str
    id: str
    name: str
    texts: tuple[PublishedText, ...]
    proposals: tuple[Proposal, ...]
    rows: Mapping[Path, tuple[Row, ...]]  # of each list; of a value, one row
    files: Mapping[str, str] = {}  # by the name of a text: its file as seen from the draft, where it is kept beside it
