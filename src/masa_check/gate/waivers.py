"""A waivers file: what of it holds on the day of a run, what is wrong with it, and what of it is needed no longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from masa_check.checks.dates import YEAR, months_after
from masa_check.document.document import Document, Position
from masa_check.engine.answer import AskAnswer
from masa_check.errors import did_you_mean
from masa_check.gate import approvals
from masa_check.gate.trouble import Trouble, about, file_of, named_by, nameless, no_office, of_entry, placed, report_of
from masa_check.model.waivers import Answered, Waived, WaivedValue, WaiversFile
from masa_check.report.acceptance import Acceptance, Judgement, Subject, Target, Waiver, Waivers, covers
from masa_check.report.edition_report import EditionReport
from masa_check.report.finding import FileFault
from masa_check.report.report import DocumentReport
from masa_check.report.value_waiver import ValueWaiver, keys_of
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Outcome

BEGIN = 'begin with the line "waivers:", or "waivers: []" while there are none'
SOON = timedelta(days=30)
ASKS = 'That what is accepted is known, needed, and put right by a day'


class Signed(NamedTuple):
    """A waivers file as it is read on a day: what holds, and what does not."""

    document: Document
    holding: Waivers
    troubles: tuple[Trouble, ...]
    undertaken: Waivers  # the waivers that hold, and those that did until their day
    refused: tuple[Trouble, ...]  # what keeps the others from ever holding
    of_values: tuple[Trouble, ...] = ()  # what is wrong with the waivers of values, which only `verify` goes by


class Use(NamedTuple):
    """What one document has of what a waiver or an answer is about."""

    used: bool
    for_a_person: bool  # a person is to judge it
    newer: str  # the date of the document, if it has come after the answer
    things: frozenset[str]  # that could have been named; '' where it is about no one thing


def read(document: Document, folder: str, book: Rulebook, on: date) -> Signed:
    """
    Read a waivers file, which names documents as seen from the folder given.

    Raises MasaError, with the line, if it has not the shape of one: then nobody knows what was accepted.
    """
    file = file_of(document, WaiversFile, '--waivers')
    waivers = placed(document, 'waivers', file.waivers)
    answers = placed(document, 'answers', file.answers)
    approved = placed(document, 'approvals', file.approvals)
    values = placed(document, 'values', file.values)
    troubles = tuple(
        chain(
            *(of_entry(named_by(one), about(one, at, book), _waived(one, at, on)) for one, at in waivers),
            *(of_entry(named_by(one), about(one, at, book), _answered(one, at, on)) for one, at in answers),
            *(of_entry(approvals.named(one), approvals.troubles(one, at, book, on)) for one, at in approved),
        )
    )
    of_values = tuple(chain(*(of_entry(one.value, _waived(one, at, on)) for one, at in values)))
    failed = {trouble.place for trouble in (*troubles, *of_values) if trouble.force is None}
    refused = tuple(one for one in troubles if one.force is None and not one.ended)
    never = {trouble.place for trouble in refused}
    undertaken = tuple(_waiver(one, place) for one, place in waivers if place not in never)
    judged = tuple(_judgement(one, place) for one, place in answers if place not in failed)
    holding = tuple(one for one in undertaken if one.place not in failed)
    return Signed(
        document,
        Waivers(
            document.path,
            folder,
            holding,
            judged,
            approvals.holding(approved, failed, on),
            tuple(_of_value(one, place) for one, place in values if place not in failed),
        ),
        troubles,
        Waivers(document.path, folder, undertaken),
        tuple(one for one in refused if one.place in {place for _, place in waivers}),
        of_values,
    )


def _waiver(one: Waived, place: Position) -> Waiver:
    return Waiver(
        duty=one.duty,
        document=one.document,
        ask=one.ask or '',
        objects=one.object,
        place=place,
        reason=one.reason,
        owner=one.owner,
        expires=one.expires,
    )


def _judgement(one: Answered, place: Position) -> Judgement:
    return Judgement(
        duty=one.duty,
        document=one.document,
        ask=one.ask or '',
        objects=one.object,
        place=place,
        met=one.answer == 'met',
        office=one.office,
        on=one.on,
        evidence=one.evidence,
    )


def _of_value(one: WaivedValue, place: Position) -> ValueWaiver:
    return ValueWaiver(
        document=one.document,
        value=one.value,
        keys=keys_of(one.path.split('.')) if one.path else (),
        place=place,
        reason=one.reason,
        owner=one.owner,
        expires=one.expires,
    )


def _waived(one: Waived | WaivedValue, place: Position, on: date) -> Iterator[Trouble]:
    """What keeps a waiver from holding on a day, and a warning before it ends."""
    longest = months_after(one.agreed_on, YEAR)
    yield from no_office(one.owner, place, 'owner')
    if one.agreed_on > on:
        yield Trouble(
            place, f'this was agreed on {one.agreed_on}, which is still to come', 'check the day', key='agreed_on'
        )
    elif one.expires > longest:
        remedy = f'let it end by {longest}, and agree it anew then if it must be'
        yield Trouble(place, f'this holds until {one.expires}, which is more than a year', remedy, key='expires')
    elif one.expires < on:
        remedy = 'put right what it is about and delete it, or agree a new day and say why'
        yield Trouble(place, f'this ended on {one.expires}', remedy, key='expires', ended=True)
    elif one.expires - on <= SOON:
        yield Trouble(
            place, f'this ends on {one.expires}', 'put right what it is about by then', Force.ADVICE, key='expires'
        )


def _answered(one: Answered, place: Position, on: date) -> Iterator[Trouble]:
    yield from no_office(one.office, place, 'office')
    if one.on > on:
        yield Trouble(place, f'this was judged on {one.on}, which is still to come', 'check the day', key='on')


def value_notes(signed: Signed, needed: Set[ValueWaiver], subjects: Sequence[Subject], here: str) -> Iterator[str]:
    """What is wrong with the waivers of values, and which of those that name some declarations are not needed."""
    path, acceptance = signed.document.path, Acceptance(here, signed.holding)
    for trouble in signed.of_values:
        yield f'{path}:{trouble.place.line}: {trouble.about}: {trouble.message}; {trouble.remedy}'
    for one in signed.holding.values:
        if one not in needed and any(acceptance.names(one, subject) for subject in subjects):
            remedy = 'delete it if it has been put right, or write `value` and `path` as the JSON of verify has them'
            yield f'{path}:{one.place.line}: {one.value}: nothing differs that this waives; {remedy}'


def watched(
    documents: Iterable[DocumentReport],
    signed: Signed,
    acceptance: Acceptance,
    missing: Set[str] = frozenset(),
    *,
    whole: bool = False,
) -> Iterator[DocumentReport]:
    """
    The documents as they come, and after them what is wrong with the waivers, if anything is.

    `missing` are paths by which they name a document and at which there is none; `whole` says that no further document
    could be the one that is named.
    """
    uses: dict[Target, list[Use]] = {}  # in each document to which its duty was put
    named: set[Target] = set()
    seen: set[str] = set()
    holding: tuple[Target, ...] = (*signed.holding.waivers, *signed.holding.judgements)
    for document in documents:
        subject = Subject(document.id, document.path)
        seen.add(document.id or document.path)
        whole = whole and not document.broken  # or it might be the one
        for one in holding:
            if not acceptance.names(one, subject):
                continue
            named.add(one)
            if _is_put(one, document):
                uses.setdefault(one, []).append(_use(one, document))
        yield document
    unneeded = [_spare(one, each) for one, each in uses.items() if not any(here.used for here in each)]
    lost = [one for one in holding if one not in named and (whole or one.document in missing)]
    if signed.troubles or unneeded or lost:
        unmatched = (nameless(one, seen, None) for one in lost)
        yield report_of(signed.document, FileFault.WAIVERS, ASKS, [*signed.troubles, *unmatched, *unneeded])


def noting(
    documents: Iterable[DocumentReport], signed: Signed, acceptance: Acceptance, missing: Set[str], notes: list[str]
) -> Iterator[DocumentReport]:
    """The documents as they come, and then a note on waivers and answers that name none of them; it fails no run."""
    holding: tuple[Target, ...] = (*signed.holding.waivers, *signed.holding.judgements)
    left = [one for one in holding if one.document not in missing]
    seen: set[str] = set()
    any_broken = False
    for document in documents:
        subject = Subject(document.id, document.path)
        left = [one for one in left if not acceptance.names(one, subject)]
        seen.add(document.id or document.path)
        any_broken = any_broken or document.broken  # it might be the one
        yield document
    if left and not any_broken:
        lines = {one.document: one.place.line for one in reversed(left)}
        names = ', '.join(_named_at(name, lines[name], sorted(seen)) for name in sorted(lines))
        notes.append(
            f'{signed.document.path}: no document of this run is called {names}; '
            'what is written there counts for none of them'
        )


def _named_at(name: str, line: int, seen: Sequence[str]) -> str:
    near = did_you_mean(name, seen)
    return f'"{name}" (line {line}{f"; {near}" if near else ""})'


def _asks(one: Target, editions: Iterable[EditionReport]) -> Iterator[AskAnswer]:
    """What came of each ask of its duty under some editions."""
    return (ask for held in editions for answer in held.answers if answer.duty == one.duty for ask in answer.asks)


def _is_put(one: Target, document: DocumentReport) -> bool:
    """Whether its duty was put to a document under an edition that decides."""
    return any(True for _ in _asks(one, document.deciding))


def _use(one: Target, document: DocumentReport) -> Use:
    judged, declared = _is_judged(one, document), document.declaration
    dated = declared.dated if declared else None
    late = isinstance(one, Judgement) and dated is not None and one.precedes(dated[0])
    return Use(
        used=_is_used(one, document),
        for_a_person=judged,
        newer=document.dated if judged and late else '',
        things=frozenset(_things(one, document)),
    )


def _is_used(one: Target, document: DocumentReport) -> bool:
    if isinstance(one, Waiver):
        return any(covers(one, found.key) for found in document.counted)
    return any(ask.answered and covers(one, (one.duty, ask.ask, ask.object)) for ask in _asks(one, document.editions))


def _is_judged(one: Target, document: DocumentReport) -> bool:
    """Whether a person is to judge it."""
    asks = _asks(one, document.deciding)
    return any(ask.outcome is Outcome.PERSON and one.ask in ('', ask.ask) for ask in asks)


def _things(one: Target, document: DocumentReport) -> Iterator[str]:
    """What is open, or left for a person to judge, of its duty, by the names that it does not give."""
    if isinstance(one, Waiver):
        yield from (found.object for found in document.counted if found.duty == one.duty and one.ask in ('', found.ask))
    else:
        left = (ask for ask in _asks(one, document.deciding) if ask.outcome is Outcome.PERSON)
        yield from (ask.object for ask in left if one.ask in ('', ask.ask))


def _spare(one: Target, found: Sequence[Use]) -> Trouble:
    """What is wrong with what was used nowhere; all that it could have meant is told, so that it can be named."""
    all_things = {thing for here in found for thing in here.things}
    things = ', '.join(sorted(filter(None, all_things)))
    newer = max(here.newer for here in found)
    if isinstance(one, Judgement):
        message, remedy = 'a person has nothing left to judge here', 'delete the answer'
    else:
        message, remedy = 'nothing fails that this waives', 'delete the waiver if it has been put right'
    if isinstance(one, Judgement) and newer:
        message = f'this was judged on {one.on}, before the date of the document ({newer}), and is not used'
        remedy = 'judge the text as it is now, and write that answer with its own day'
    elif things and not one.objects:
        message, remedy = 'it does not say which of several things it is about', f'name the `object`: {things}'
    elif things:
        remedy = f'{remedy}, or name another `object`: {things}'
    elif all_things:
        message, remedy = 'this duty is not about one thing among several', 'leave out the `object`'
    elif isinstance(one, Waiver) and any(here.for_a_person for here in found):
        message, remedy = 'a person judges this, so it never fails', 'write the judgement under `answers`'
    return Trouble(one.place, message, remedy, about=named_by(one))
