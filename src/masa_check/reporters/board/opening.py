"""The first sections of a board paper: what was read, what is to be decided, and what the paper is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from masa_check.declaration.kinds import ARRANGEMENTS
from masa_check.model.shape import places
from masa_check.model.statement import WithStatus
from masa_check.report.acceptance import AcceptanceState
from masa_check.report.report import DocumentReport
from masa_check.reporters.board.subject import NAMES, PaperSubject
from masa_check.reporters.board.wording import capital, duties, few, spoken
from masa_check.reporters.draw.page import Block, Heading, Table, Words, how_many, say
from masa_check.rulebook.edition import FOR_EVER, Edition, EditionStatus
from masa_check.values import Force, Outcome

OFFICES = 3
TO_FILL_IN = '(office, to be filled in)'
DRAFT = 'draft'


def what_was_read(subject: PaperSubject) -> Iterator[Block]:
    """The documents, their dates and editions, and who read and checked them, by office."""
    yield Heading('1. What was read', 2)
    rows = [
        ('Document', [_document(one) for one in subject.declared]),
        ('Dated', [_dated(one) for one in subject.declared]),
        ('Guidance', [_guidance(one, subject) for one in subject.declared]),
        ('Read by', [_readers(one, 'judged') for one in subject.declared]),
        ('Checked by', [_readers(one, 'checked') for one in subject.declared]),
    ]
    head = ('', *(capital(NAMES[one.kind]) for one in subject.declared))
    table = tuple((Words(label), *map(Words, cells)) for label, cells in rows)
    yield Table(head, table, widths=(14, *((86 // len(subject.declared),) * len(subject.declared))))
    for document in subject.documents:
        if not document.declared and not document.deciding:
            yield say('We could not tell which arrangements the report is about, so the two were not read together.')


def _document(document: DocumentReport) -> str:
    declaration = document.declaration
    titles = [text.title for text in declaration.model.texts.values() if text.title] if declaration else []
    part = f'; only a part of the {NAMES[document.kind]} was read' if document.in_part else ''
    answered = f'; {document.progress}' if document.progress else ''
    return f'{few(titles, 2) or document.name}{part}{answered}'


def _dated(document: DocumentReport) -> str:
    declaration = document.declaration
    written = declaration.model.written if declaration else None
    draft = '; a draft, so publication is still to come' if declaration and declaration.model.stage == DRAFT else ''
    return f'{written.spoken if written else "no date recorded"}{draft}'


def _guidance(document: DocumentReport, subject: PaperSubject) -> str:
    """The edition that a document is read against, and whether it is in force on the day of the paper."""
    standings = [held.standing for held in document.deciding]
    if not standings:
        return 'none: it is dated before the day on which the statute came into force'
    named = ' and '.join(f'{one.edition.title} ({_days(one.edition, subject)})' for one in standings)
    if standings[0].status is EditionStatus.STATUTE_ONLY:
        return f'statute alone counts; the guidance nearest to its date does not: {named}'
    both = '; counted is only what it lacks under both' if len(standings) > 1 else ''
    return f'{named}{both}'


def _days(edition: Edition, subject: PaperSubject) -> str:
    if edition.until < subject.question.on:
        return f'in force from {spoken(edition.since)} to {spoken(edition.until)}; since replaced'
    until = f' to {spoken(edition.until)}' if edition.until < FOR_EVER else ''
    return f'in force from {spoken(edition.since)}{until}'


def _readers(document: DocumentReport, way: str) -> str:
    """The offices that read the text, or checked the reading, each with the number of its statements."""
    model = document.declaration.model if document.declaration else None
    statements = [located.thing for located in places(model, WithStatus)]
    offices = Counter(reading.office for one in statements if (reading := getattr(one, way)))
    named = few((f'{office} ({how_many(number, "statement")})' for office, number in offices.most_common()), OFFICES)
    return named or TO_FILL_IN


def what_to_decide(subject: PaperSubject) -> Iterator[Block]:
    """What the lead partners are asked for, by what the documents leave open."""
    yield Heading('2. What you are asked to decide', 2)
    yield from (say(sentence, step=1) for sentence in _decisions(subject))


def _decisions(subject: PaperSubject) -> Iterator[str]:
    musts = [one for one in subject.short if one.answer.force is Force.MUST]
    others = len(subject.short) - len(musts)
    if subject.short:
        of = [f'{duties(len(musts))} set by statute'] if musts else []
        of += [f'{duties(others)} set by the guidance'] if others else []
        what = ' and '.join(of)
        yield f'Agree which office puts right what this text does not show in full, and by when: {what} (section 8).'
    elif not subject.undeclared:
        yield 'Note that this text shows what law and guidance ask of it, as far as can be told from the text alone.'
    waived = sum(one.state is AcceptanceState.WAIVED for document in subject.documents for one in document.accepted)
    if waived:
        yield f'Note {how_many(waived, "known gap")} that an office has undertaken to put right (annex B).'
    if unread := sum(subject.undeclared.values()):
        of_law = sum(ask.force is Force.MUST for _, ask in subject.asks(Outcome.UNDECLARED))
        of_statute = f', {of_law} of them asked by statute' if of_law else ''
        are = 'is' if unread == 1 else 'are'
        points = f'{how_many(unread, "point")} that {are} not recorded yet{of_statute}'
        yield f'Name the office that reads the text for {points} (annex A).'
    if for_a_person := sum(1 for _ in subject.asks(Outcome.PERSON)):
        points = f'{how_many(for_a_person, "point")} that only a person can judge'
        yield f'Name the office that judges {points} (section 11).'


def what_it_is(subject: PaperSubject) -> Iterator[Block]:
    """What the paper can be relied on for, and what it cannot."""
    kind = NAMES[ARRANGEMENTS] if subject.main.kind == ARRANGEMENTS else 'report'
    yield Heading('3. What this paper is, and what it is not', 2)
    yield say(
        f'It sets the text of the {kind} beside what law and guidance ask of it. "Not shown" means that this text does '
        'not show it: the thing may well be done. "Not recorded yet" means that nobody has noted for this paper what '
        'the text says about it. A duty may ask several points. The paper judges no practice and no person, and is not '
        'legal advice.'
    )
