"""The annexes of a board paper: every duty by theme, acts on record, and how the law was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from masa_check.report.record import Act, the
from masa_check.reporters.board.quoted import says
from masa_check.reporters.board.subject import NAMES, DutyAnswer, PaperSubject
from masa_check.reporters.board.wording import capital, spoken, verdict
from masa_check.reporters.draw.page import Block, Heading, Table, Words, how_many, say
from masa_check.reporters.draw.verdicts import FORCES
from masa_check.reporters.rules.page import KNOWN_FROM
from masa_check.values import Force

REMEDIES = 4
HEAD = ('What is asked, and by whom', 'What the document says', 'Verdict', 'What to do')
UNCONFIRMED = 'we have not seen it in a source, so it is advice'
MEANINGS = {
    Force.MUST: 'a statute or regulations say so',
    Force.MUST_GUIDANCE: 'the guidance says "must", and no statute is behind it',
    Force.SHOULD: 'the guidance says "should"; partners have regard to it',
    Force.EXPECTED: 'the guidance expects it',
    Force.ADVICE: 'good practice, what is asked of partners and not of the text, or our own advice',
}


def every_duty(subject: PaperSubject) -> Iterator[Block]:
    """Each duty by theme: what is asked and by what authority, what the document says, the verdict, what to do."""
    yield Heading('Annex A. Every duty', 2, new_page=True)
    for document, answers in groupby(subject.answers, key=lambda one: one.document):
        if subject.is_pair:
            yield Heading(capital(f'of the {NAMES[document.kind]}'), 3)
        for theme, of_theme in groupby(answers, key=lambda one: one.answer.theme):
            yield Heading(theme, 4 if subject.is_pair else 3)
            yield _duties(tuple(map(_row, of_theme)))


def _duties(rows: tuple[tuple[Words, ...], ...]) -> Table:
    """The duties of a theme; where nothing is left to do in any of them, there is no column for it."""
    if any(row[-1].text for row in rows):
        return Table(HEAD, rows, widths=(28, 38, 11, 23))
    return Table(HEAD[:-1], tuple(row[:-1] for row in rows), widths=(28, 61, 11))


def _row(one: DutyAnswer) -> tuple[Words, ...]:
    by = (Words(FORCES[one.answer.force]), *(Words(cited, 'faint') for cited in one.citations))
    remedies = list(dict.fromkeys(map(one.to_do, one.findings)))[:REMEDIES]
    first, *others = [*map(Words, remedies), Words('')][: max(len(remedies), 1)]
    return (
        Words(one.answer.title, 'heading', (), by),
        says(one),
        verdict(one.answer.result),
        first._replace(below=tuple(others)),
    )


def acts_on_record(subject: PaperSubject) -> Iterator[Block]:
    """What the partners have recorded as done, the earliest first; it changes no verdict."""
    yield Heading('Annex C. Acts on record', 2)
    acts = {act for one in subject.documents for held in one.deciding for act in held.terms.acts}
    if not acts:
        yield say('None is recorded.')
        return
    yield say('What the partners have recorded as done. It changes no verdict on what the text says.')
    rows = tuple(_act(act, subject) for act in sorted(acts, key=lambda one: (one.on, one.place)))
    yield Table(('Duty', 'What was done', 'On', 'By', 'Evidence'), rows, widths=(26, 28, 12, 16, 18))


def _act(act: Act, subject: PaperSubject) -> tuple[Words, ...]:
    title = subject.question.rulebook.duties[act.duty].title
    return tuple(map(Words, (title, act.what, spoken(act.on), capital(the(act.office)), act.evidence)))


def how_law_was_read(subject: PaperSubject) -> Iterator[Block]:
    """What forces and verdicts mean, how well the sources are known, and by which rules this was made."""
    yield Heading('Annex D. How the law was read', 2)
    book = subject.question.rulebook
    forces = [force for force in Force if any(one.answer.force is force for one in subject.answers)]
    rows = tuple((Words(FORCES[force]), Words(capital(MEANINGS[force]))) for force in forces)
    if rows:
        yield Table(('Force', 'What it means'), rows, widths=(22, 78))
    yield from _editions(subject)
    yield from _decisions(subject)
    yield from _sources(subject)
    yield say(f'Made with version {book.hash} of the rules, as things stood on {spoken(subject.question.on)}.')


def _editions(subject: PaperSubject) -> Iterator[Block]:
    """The editions that decide, the pages that are cited, and what is in force and has not been read."""
    on, book = subject.question.on, subject.question.rulebook
    deciding = (held.standing.edition for one in subject.documents for held in one.deciding)
    for edition in {edition.id: edition for edition in deciding}.values():
        pages = f' Pages are those of the {edition.paged_by}.' if edition.paged_by else ''
        yield say(f'{edition.short} is {edition.title}.{pages}')
    for edition in book.editions.values():
        if edition.advisory and edition.since <= on:
            yield say(
                f'{edition.title} is in force since {spoken(edition.since)}. Its text has not been read for this '
                'paper: the duties of statute apply all the same, and guidance is that of the day of the document; '
                f'see {edition.address}'
            )


def _decisions(subject: PaperSubject) -> Iterator[Block]:
    """The readings that others could dispute, with the duties of this paper that rest on each."""
    titles = {one.answer.duty: one.answer.title for one in subject.answers}
    rows = []
    for decision in subject.question.rulebook.decisions:
        on = [titles[duty] for duty in decision.duties if duty in titles]
        if on:
            rows.append((Words(capital(decision.words)), Words('; '.join(on))))
    if rows:
        yield say('Where law or guidance leave room, this paper rests on these readings, which others may dispute:')
        yield Table(('Reading', 'Duties that rest on it'), tuple(rows), widths=(42, 58))
        general = [one.words for one in subject.question.rulebook.decisions if not one.duties]
        yield say(f'These readings bear on every duty: {"; ".join(general)}.' if general else '')


def _sources(subject: PaperSubject) -> Iterator[Block]:
    """How well it is known what the guidance says: how many of the points asked rest on each kind of knowledge."""
    asked = [one.authority(ask) for one in subject.answers for ask in one.answer.asks]
    known = Counter(authority.confidence for authority in asked if not authority.ours)
    if known:
        yield say(f'How we know what law and guidance ask, for {how_many(known.total(), "point")}:')
    for code, number in known.items():
        yield say(f'{number}: {KNOWN_FROM.get(code, UNCONFIRMED)}.', step=1)
    if own := sum(authority.ours for authority in asked):
        yield say(f'{how_many(own, "further point")}: our own questions, as advice.')
