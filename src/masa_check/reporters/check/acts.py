"""Acts on record in a report: beside the verdicts, and as an index of evidence by theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from masa_check.report.edition_report import EditionReport
from masa_check.report.finding import on_record
from masa_check.report.record import Act
from masa_check.report.report import DocumentReport
from masa_check.reporters.draw.page import Block, Heading, Table, Words, say
from masa_check.rulebook.duty import Duty


def recorded(held: EditionReport) -> frozenset[str]:
    """The duties of an edition of which something is done by record, where their sources ask that it be done."""
    duties, acts = held.question.rulebook.duties, held.terms.acts
    return frozenset(
        answer.duty
        for answer in held.answers
        if acts and any(on_record(acts, duties[answer.duty], answer.edition, ask) for ask in answer.asks)
    )


def index(document: DocumentReport, level: int = 2) -> Iterator[Block]:
    """The acts on record by theme, with office, day and evidence, as an index for an inspection."""
    acts = document.editions[0].terms.acts if document.editions else ()
    if not acts:
        return
    duties = document.editions[0].question.rulebook.duties
    yield Heading('Done, by record: an index of evidence', level=level)
    yield say('What the partners have recorded as done. It changes no verdict on what the text says.')
    by_theme = _by_theme(acts, duties)
    for theme in dict.fromkeys(duty.theme for duty in duties.values()):
        if theme in by_theme:
            rows = tuple(map(_row, by_theme[theme]))
            yield Table(('duty', 'done', 'on', 'by', 'evidence'), rows, caption=theme)


def _by_theme(acts: Iterable[Act], duties: Mapping[str, Duty]) -> dict[str, list[Act]]:
    """The acts by the theme of their duties, the earliest first."""
    groups: dict[str, list[Act]] = {}
    for act in sorted(acts, key=lambda one: (one.on, one.place)):
        groups.setdefault(duties[act.duty].theme, []).append(act)
    return groups


def _row(act: Act) -> tuple[Words, ...]:
    about = ', '.join(filter(None, (act.duty, act.ask, *act.objects)))
    return tuple(Words(cell) for cell in (about, act.what, str(act.on), act.office, act.evidence))
