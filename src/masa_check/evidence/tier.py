"""How exactly something stands in a text as it is declared."""

from __future__ import annotations

from enum import StrEnum


class Tier(StrEnum):
    """How exact a match is, the most exact first."""

    EXACT = 'exact'  # letter by letter
    TYPOGRAPHY = 'typography'  # but for capitals, quotes, dashes, ligatures or the form of a number or date
    REFLOW = 'reflow'  # but for spaces and hyphens, as where lines were broken
    BEGINNING = 'beginning'  # of a heading: one is the beginning of the other
