"""The sentences of the first page as plain data."""

from __future__ import annotations

from typing_extensions import TypedDict

from masa_check.diffs.comparison import Comparison
from masa_check.diffs.headlines.first_page import first_page
from masa_check.diffs.headlines.headline import Relation


class HeadlineData(TypedDict):
    """A sentence of the first page, how the change stands to the guidance, where that asks, and where to read more."""

    sentence: str
    relation: Relation
    citation: str
    theme: str


def data(comparison: Comparison) -> list[HeadlineData]:
    """The sentences in their order; none where the comparison is not of one text through time."""
    return [
        {'sentence': one.sentence, 'relation': one.relation, 'citation': one.citation, 'theme': one.theme}
        for one in first_page(comparison)
    ]
