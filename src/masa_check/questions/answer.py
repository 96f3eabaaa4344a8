"""Answers to questions as plain values: every word a text, as it is typed into a form."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

NOTHING: Mapping[str, Any] = MappingProxyType({})


class AnswerPlace(NamedTuple):
    """Where in the published document something stands, and its words letter by letter."""

    section: str = ''
    page: str = ''
    quote: str = ''
    text: str = ''  # the short name of one of several texts


class FieldAnswer(NamedTuple):
    """What somebody answered to one question, or wrote in one cell; what is left open is empty."""

    status: str = ''
    value: str = ''
    summary: str = ''
    where: str = ''
    because: str = ''
    lacks: str = ''
    places: tuple[AnswerPlace, ...] = ()
    cells: Mapping[str, FieldAnswer] = NOTHING
    rows: tuple[FieldAnswer, ...] = ()
    empty: bool = False  # a list that is declared, and has no rows
    proposed: str = ''  # a status that nobody has confirmed
    more: Mapping[str, Any] = NOTHING  # what no question asks, as it is written: who judged, who checked, promises

    @property
    def is_empty(self) -> bool:
        """Whether nothing is answered."""
        return not any(self)

    @property
    def section(self) -> str:
        """The heading of the first place; '' where there is none."""
        return self.places[0].section if self.places else ''

    @property
    def page(self) -> str:
        """The page of the first place; '' where there is none."""
        return self.places[0].page if self.places else ''

    @property
    def quote(self) -> str:
        """The quotation of the first place; '' where there is none."""
        return self.places[0].quote if self.places else ''

    def as_data(self) -> dict[str, Any]:
        """The answer as JSON has it, without what is empty."""
        parts = {
            **self._asdict(),
            'places': [{key: word for key, word in place._asdict().items() if word} for place in self.places],
            'cells': {key: cell.as_data() for key, cell in self.cells.items()},
            'rows': [row.as_data() for row in self.rows],
            'more': dict(self.more),
        }
        return {key: part for key, part in parts.items() if part}

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> FieldAnswer:
        """The answer that such JSON holds."""
        return cls(
            **{
                **data,
                'places': tuple(AnswerPlace(**place) for place in data.get('places', ())),
                'cells': {key: cls.of_data(cell) for key, cell in data.get('cells', NOTHING).items()},
                'rows': tuple(cls.of_data(row) for row in data.get('rows', ())),
                'more': dict(data.get('more', NOTHING)),
            }
        )


EMPTY = FieldAnswer()
