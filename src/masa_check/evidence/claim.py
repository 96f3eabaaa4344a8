"""What a declaration claims that the published text says, with the forms in which it may be printed there."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from masa_check.evidence import written_form
from masa_check.model.agencies import Agency
from masa_check.model.bodies import ReportBody
from masa_check.model.declared import Declared
from masa_check.model.funding import Budget, Contribution, Entry
from masa_check.model.identity import Citation, DocumentDate, LocalAuthority, Published, SignOff
from masa_check.model.partners import Board, Group, SafeguardingPartner
from masa_check.model.publication import Recipient
from masa_check.model.shape import fields
from masa_check.model.source import Promise, Source
from masa_check.model.statement import WithStatus
from masa_check.model.status import Status
from masa_check.model.typed import Amount, Day, Deadline, Every, Frequency, Months, Office, Span, Within
from masa_check.values import KeyPath, PartialDate


class ClaimKind(StrEnum):
    """What is claimed."""

    HEADING = 'heading'
    PAGE = 'page'
    QUOTATION = 'quotation'
    NAME = 'name'
    OFFICE = 'office'
    PERSON = 'person'
    AGENCY = 'agency'
    RECIPIENT = 'recipient'
    SUM = 'sum'
    SHARE = 'share'
    DATE = 'date'
    FREQUENCY = 'frequency'
    PERIOD = 'period'
    EDITION = 'edition'
    TOGETHER = 'together'  # several values in one sentence or row
    SUMMARY = 'summary'  # in the declarer's own words: placed, and never found


class Form(NamedTuple):
    """The printed forms of one value, as patterns over canonical text, and the words themselves where it is words."""

    patterns: tuple[str, ...]
    words: str = ''
    kind: ClaimKind = ClaimKind.NAME


class Claim(NamedTuple):
    """One thing that the text is said to say, and where: the nearest `source` around it."""

    path: KeyPath
    kind: ClaimKind
    value: str
    sources: tuple[Source, ...]
    forms: tuple[Form, ...] = ()  # all of which must stand together


class _Around(NamedTuple):
    """What stands around a value in the declaration."""

    path: KeyPath = ()
    sources: tuple[Source, ...] = ()
    names: tuple[Form, ...] = ()  # of the item that it is of, such as a group
    unit: str = 'pounds'


SILENT = frozenset({Status.NOT_STATED, Status.NOT_APPLICABLE, Status.UNDECLARED})
OWN_WORDS = ('summary', 'where')
NAMED = (SafeguardingPartner, Agency, Group, Board, Entry, LocalAuthority, SignOff)


def claims_of(model: Published, bodies: tuple[ReportBody, ...]) -> list[Claim]:
    """Every claim of a declaration, in its order."""
    return list(_claims(model, _Around(), {body.id: body for body in bodies}))


def _claims(node: Any, around: _Around, bodies: dict[str, ReportBody]) -> Iterator[Claim]:
    if isinstance(node, tuple):
        for number, item in enumerate(node):
            yield from _claims(item, around._replace(path=(*around.path, number)), bodies)
    elif isinstance(node, Declared) and not isinstance(node, Source):
        own = _sources(node)
        around = around._replace(sources=own or around.sources)
        yield from _of_sources(own, around.path, single=not isinstance(node, WithStatus))
        if not (isinstance(node, WithStatus) and node.status in SILENT):
            yield from _own_claims(node, around, bodies)
            if isinstance(node, Budget):
                around = around._replace(unit=node.printed_in)
            if isinstance(node, Group):
                around = around._replace(names=(_name(node.name),))
            for key in fields(type(node)):
                if key != 'source':
                    yield from _claims(getattr(node, key), around._replace(path=(*around.path, key)), bodies)


def _sources(node: Declared) -> tuple[Source, ...]:
    source = getattr(node, 'source', None)
    return source if isinstance(source, tuple) else (source,) if isinstance(source, Source) else ()


def _of_sources(sources: tuple[Source, ...], path: KeyPath, *, single: bool) -> Iterator[Claim]:
    for number, source in enumerate(sources):
        at = (*path, 'source', *(() if single else (number,)))
        if source.section:
            yield Claim((*at, 'section'), ClaimKind.HEADING, source.section, (source,))
        if source.page:
            yield Claim((*at, 'page'), ClaimKind.PAGE, str(source.page), (source,))
        if source.quote:
            form = Form((written_form.words(source.quote),), source.quote, ClaimKind.QUOTATION)
            yield Claim((*at, 'quote'), ClaimKind.QUOTATION, source.quote, (source,), (form,))


def _own_claims(node: Declared, around: _Around, bodies: dict[str, ReportBody]) -> Iterator[Claim]:
    """The claims of one thing, without those of what is in it."""
    if isinstance(node, Recipient):
        yield _recipient(node.name, around, bodies)
    elif isinstance(node, NAMED):
        kind = ClaimKind.AGENCY if isinstance(node, Agency) else ClaimKind.NAME
        yield _claim(around, 'name', kind, node.name, _name(node.name))
    if isinstance(node, Office | SignOff):
        yield from _office(node, around)
    elif isinstance(node, Contribution):
        yield from _contribution(node, around)
    elif isinstance(node, Amount) and node.figure is not None:
        yield _claim(around, 'figure', ClaimKind.SUM, str(node.figure), _sum(node, around.unit))
    elif isinstance(node, Frequency) and node.every:
        form = Form(tuple(written_form.frequency(node.every)), node.every, ClaimKind.FREQUENCY)
        yield _claim(around, 'every', ClaimKind.FREQUENCY, node.every, form)
        yield from _together(around, 'every', (*around.names, form))
    else:
        yield from _time(node, around)
    if isinstance(node, Citation):
        year = node.edition.removeprefix('wt')
        form = Form((rf'working together\b[^.]{{0,80}}?\(?{year}{written_form.AFTER}',), kind=ClaimKind.EDITION)
        yield _claim(around, 'edition', ClaimKind.EDITION, node.edition, form)
    for key in OWN_WORDS if isinstance(node, WithStatus) else ():
        if getattr(node, key):
            yield Claim((*around.path, key), ClaimKind.SUMMARY, getattr(node, key), around.sources)
    if isinstance(node, Promise):
        yield Claim((*around.path, 'what'), ClaimKind.SUMMARY, node.what, around.sources)


def _claim(around: _Around, key: str, kind: ClaimKind, value: str, *forms: Form) -> Claim:
    return Claim((*around.path, key), kind, value, around.sources, forms)


def _name(name: str) -> Form:
    return Form((written_form.words(name),), name)


def _together(around: _Around, key: str, forms: tuple[Form, ...]) -> Iterator[Claim]:
    """The claim that several values stand in one sentence or row, if there are several."""
    if len(forms) > 1:
        value = ', '.join(form.words for form in forms)
        yield Claim((*around.path, key), ClaimKind.TOGETHER, value, around.sources, forms)


def _office(node: Office | SignOff, around: _Around) -> Iterator[Claim]:
    """An office, its body and its holder, and that they stand together; a chair with the group that it chairs."""
    body = node.body if isinstance(node, Office) else node.name
    forms = []
    if node.office:
        forms.append(Form((written_form.words(node.office),), node.office, ClaimKind.OFFICE))
        yield _claim(around, 'office', ClaimKind.OFFICE, node.office, forms[-1])
    if node.holder:
        person = Form((written_form.words(node.holder),), node.holder, ClaimKind.PERSON)
        yield _claim(around, 'holder', ClaimKind.PERSON, node.holder, person)
        yield from _together(around, 'holder', (*forms, person))
    if isinstance(node, Office) and node.body:
        yield _claim(around, 'body', ClaimKind.NAME, node.body, _name(node.body))
    if forms and body:
        yield from _together(around, 'office', (forms[0], _name(body)))
    if forms and around.names:
        yield from _together(around, 'office', (*around.names, forms[0]))


def _sum(amount: Amount, unit: str) -> Form:
    assert amount.figure is not None
    return Form((written_form.money(amount.figure, unit),), str(amount.figure), ClaimKind.SUM)


def _contribution(node: Contribution, around: _Around) -> Iterator[Claim]:
    """What one body pays, with its share: in one row."""
    forms = [_name(node.name)]
    if node.amount is not None and node.amount.figure is not None:
        forms.append(_sum(node.amount, around.unit))
    if node.share is not None:
        forms.append(Form((written_form.share(node.share),), str(node.share), ClaimKind.SHARE))
        yield _claim(around, 'share', ClaimKind.SHARE, str(node.share), forms[-1])
    yield from _together(around, 'name', tuple(forms))


def _time(node: Declared, around: _Around) -> Iterator[Claim]:
    """Dates, and numbers of months and days."""
    patterns: dict[str, tuple[str, tuple[str, ...]]] = {}  # by key: the value in words, and its forms
    day = _day(node)
    if day:
        patterns['on'] = (day.spoken, tuple(written_form.date(day)))
    if isinstance(node, Deadline) and node.by:
        patterns['by'] = (str(node.by), tuple(written_form.day_of_year(node.by)))
    elif isinstance(node, Span):
        for key, end in (('starts', node.starts), ('ends', node.ends)):
            if end:
                patterns[key] = (end.spoken, tuple(written_form.date(end)))
    elif isinstance(node, Promise) and node.by:
        patterns['by'] = (node.by, (written_form.words(node.by),))
    for key, (value, forms) in patterns.items():
        yield _claim(around, key, ClaimKind.DATE, value, Form(forms, value, ClaimKind.DATE))
    period = _period(node)
    if period:
        key, value, pattern = period
        yield _claim(around, key, ClaimKind.PERIOD, value, Form((pattern,), value, ClaimKind.PERIOD))


def _day(node: Declared) -> PartialDate | None:
    """The date of a thing; not one that the declarer has worked out, and that the text does not state."""
    if isinstance(node, Day):
        return node.on
    return node.on if isinstance(node, DocumentDate) and node.stated else None


def _period(node: Declared) -> tuple[str, str, str] | None:
    """The key, the words and the pattern of a period."""
    if isinstance(node, Every) and node.months:
        return 'months', node.words, written_form.count(node.months, 'month')
    if isinstance(node, Within) and node.days is not None:
        return 'days', node.words, written_form.count(node.days, 'working day' if node.working else 'day')
    if isinstance(node, Months) and node.first and node.last:
        first, last = node.first.lower(), node.last.lower()
        return (
            'first',
            node.words,
            rf'{written_form.BEFORE}{first}(?: \d{{4}})? (?:to|-|until) {last}{written_form.AFTER}',
        )
    return None


def _recipient(name: str, around: _Around, bodies: dict[str, ReportBody]) -> Claim:
    """A recipient by the words by which print knows it, where it is one that the guidance names."""
    body = bodies.get(name)
    if body is None:
        return _claim(around, 'name', ClaimKind.RECIPIENT, name, _name(name))
    known = (r'[^.;\t]{0,40}?'.join(map(written_form.words, words.split('...'))) for words in body.known_by)
    return _claim(around, 'name', ClaimKind.RECIPIENT, name, Form(tuple(known), '', ClaimKind.RECIPIENT))
