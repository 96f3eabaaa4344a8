"""Reads editions.yaml: the editions, and the facts of law that rest on a day and on no single duty."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from masa_check.document.document import Document
from masa_check.model.bodies import ReportBody
from masa_check.rulebook.decision import RuleDecision
from masa_check.rulebook.edition import FOR_EVER, Edition, ReportRecipient
from masa_check.rulebook.edition_grammar import BODY, DATES, DEADLINES, DECISION, EDITION, INDEX, RECIPIENT
from masa_check.rulebook.fault import RuleFault, day, known, not_one_of
from masa_check.values import KeyPath


class Index(NamedTuple):
    """What editions.yaml says."""

    editions: Mapping[str, Edition]
    bodies: tuple[ReportBody, ...]
    dates: Mapping[str, date]
    deadlines: Mapping[str, tuple[str, str]]
    decisions: tuple[RuleDecision, ...] = ()


def read(document: Document) -> Index:
    """The index of a rulebook."""
    data = known(document, (), document.data, INDEX)
    bodies = tuple(_body(document, ('bodies', number), raw) for number, raw in enumerate(data['bodies']))
    editions = _editions(document, data['editions'])
    _refuse_unknown_recipients(document, editions, [body.id for body in bodies])
    return Index(
        editions,
        bodies,
        dict(_dates(document, data['dates'])),
        dict(_deadlines(document, data.get('deadlines', {}))),
        tuple(_decision(document, number, raw) for number, raw in enumerate(data.get('decisions', ()))),
    )


def _decision(document: Document, number: int, raw: Any) -> RuleDecision:
    data = known(document, ('decisions', number), raw, DECISION)
    return RuleDecision(data['page'], data['title'], tuple(data.get('duties', ())))


def _editions(document: Document, raws: list[Any]) -> Mapping[str, Edition]:
    """The editions, the earliest first; each ends, at the latest, the day before the next begins."""
    editions: dict[str, Edition] = {}
    for number, raw in enumerate(raws):
        edition = _edition(document, ('editions', number), raw, editions)
        last = next(reversed(editions.values()), None)
        if last:
            if edition.id in editions or edition.since <= last.since:
                raise RuleFault(
                    ('editions', number, 'id'),
                    f'{edition.id} does not come after {last.id}',
                    'give each edition an id of its own, and write the earliest first',
                ).error(document)
            editions[last.id] = last._replace(until=min(last.until, edition.since - timedelta(1)))
        editions[edition.id] = edition
    return editions


def _edition(document: Document, at: KeyPath, raw: Any, earlier: Mapping[str, Edition]) -> Edition:
    data = known(document, at, raw, EDITION)
    edition = Edition(
        **{key: data[key] for key in ('id', 'title', 'address')},
        since=_day(document, at, data, 'from'),
        until=_day(document, at, data, 'until'),
        transition_until=_day(document, at, data, 'transition_until') if 'transition_until' in data else None,
        advisory=data.get('advisory', False),
        recipients=tuple(
            _recipient(document, (*at, 'recipients', number), one)
            for number, one in enumerate(data.get('recipients', ()))
        ),
        paged_by=data.get('paged_by', ''),
        same_as=data.get('same_as', ''),
        changes=data.get('changes', ''),
    )
    if not edition.same_as:
        return edition
    _refuse_same(document, (*at, 'same_as'), edition, earlier)
    return edition if 'recipients' in data else edition._replace(recipients=earlier[edition.same_as].recipients)


def _refuse_same(document: Document, at: KeyPath, edition: Edition, earlier: Mapping[str, Edition]) -> None:
    """Refuse a `same_as` that names no earlier edition, or one that nobody has read."""
    read = [one.id for one in earlier.values() if not one.advisory]
    if edition.same_as not in read:
        raise RuleFault(
            at,
            f'no edition "{edition.same_as}" that has been read comes before {edition.id}',
            f'write one of: {", ".join(read)}' if read else 'take out `same_as`',
        ).error(document)
    if edition.advisory:
        raise RuleFault(
            at,
            f'the text of {edition.id} has not been read, so what it is the same as is not known',
            'take out `advisory` once it has been read; until then, take out `same_as`',
        ).error(document)


def _recipient(document: Document, at: KeyPath, raw: Any) -> ReportRecipient:
    data = known(document, at, raw, RECIPIENT)
    since, until = (_day(document, at, data, key) for key in ('from', 'until'))
    return ReportRecipient(data['body'], since, until)


def _refuse_unknown_recipients(document: Document, editions: Mapping[str, Edition], bodies: Collection[str]) -> None:
    """Refuse a recipient that no text could name, since nothing says by what words it is known."""
    for number, edition in enumerate(editions.values()):
        for place, one in enumerate(edition.recipients):
            if one.body not in bodies:
                at: KeyPath = ('editions', number, 'recipients', place, 'body')
                raise not_one_of(at, one.body, bodies, 'body').error(document)


def _body(document: Document, at: KeyPath, raw: Any) -> ReportBody:
    data = known(document, at, raw, BODY)
    return ReportBody(data['id'], data['name'], tuple(data['known_by']))


def _dates(document: Document, raw: Any) -> Iterator[tuple[str, date]]:
    at: KeyPath = ('dates',)
    data = known(document, at, raw, DATES)
    for key in data:
        yield key, _day(document, at, data, key)


def _deadlines(document: Document, raw: Any) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, written in known(document, ('deadlines',), raw, DEADLINES).items():
        duty, dot, ask = written.partition('.')
        if not dot:
            raise RuleFault(
                ('deadlines', name), f'"{written}" names no ask', 'write the duty, a dot and its ask'
            ).error(document)
        yield name, (duty, ask)


def _day(document: Document, at: KeyPath, data: Mapping[str, Any], key: str) -> date:
    """A day, or the end of time where none is given."""
    return day(document, at, data, key) or FOR_EVER
