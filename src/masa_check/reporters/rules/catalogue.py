"""The duties as a catalogue for a lawyer: first the musts and what rests on a decision, with room to sign each off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from masa_check.reporters.draw.page import Block, Heading, Page, Table, Words, how_many, say
from masa_check.reporters.draw.verdicts import FORCES, VERDICTS
from masa_check.reporters.rules.page import BECAME, KNOWN_FROM, snippets
from masa_check.rulebook.crosswalk import asks
from masa_check.rulebook.decision import RuleDecision
from masa_check.rulebook.duty import AskedTo, Authority, Duty, Example
from masa_check.rulebook.edition import Edition
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Verdict

TITLE = 'The duties, for a lawyer to review'
MUSTS = frozenset({Force.MUST, Force.MUST_GUIDANCE})
EMPTY = Words('')
UNREAD = 'not known: its text has not been read'
REVIEWED = ('Reviewed by (office)', 'On', 'Agreed, or what to change')
ASKED_TO = {AskedTo.SAY: 'the text is to say it', AskedTo.DO: 'the partners are to do it; silence is advice'}
KEYS = 'The keys of an example are those of a declaration; what it does not name is not declared.'


def catalogue(book: Rulebook) -> Page:
    """The catalogue of a rulebook: an opening, the duties to review first, and the rest by theme."""
    first = [duty for duty in book.duties.values() if is_first(duty, book)]
    rest = [duty for duty in book.duties.values() if duty not in first]
    blocks = [Heading(TITLE), *_opening(book, len(first), len(rest))]
    blocks += [Heading('Part 1. Musts, and duties that rest on a decision', 2, new_page=True), *_duties(first, book)]
    blocks += [Heading('Part 2. The rest', 2, new_page=True), *_duties(rest, book)]
    return Page(tuple(blocks), (say(f'Rulebook {book.hash}. This is not legal advice.'),), TITLE)


def is_first(duty: Duty, book: Rulebook) -> bool:
    """Whether a duty is to be reviewed first: an edition says must, or it rests on a reading that may be disputed."""
    return any(duty.force(edition) in MUSTS for edition in duty.editions) or bool(book.decisions_on(duty.id))


def _opening(book: Rulebook, first: int, rest: int) -> Iterator[Block]:
    """What the catalogue is for, the editions, and the readings that bear on every duty."""
    yield say(
        'Each duty here is checked by a rule. Say of each whether the rule asks what law and guidance ask, as strongly '
        f'and of the right document. Begin with part 1: {how_many(first, "duty", "duties")}. '
        f'Part 2 has {how_many(rest, "duty", "duties")} more.'
    )
    yield Heading('Editions of the guidance', 2)
    rows = tuple(map(_edition, book.editions.values()))
    yield Table(('', 'Title', 'In force', 'Known from'), rows, widths=(10, 40, 28, 22))
    general = [decision for decision in book.decisions if not decision.duties]
    if general:
        yield Heading('Decisions that bear on every duty', 2)
        named = tuple((*_decision(decision), EMPTY, EMPTY, EMPTY) for decision in general)
        yield Table(('', 'Decision', *REVIEWED), named, widths=(8, 36, 18, 10, 28), room=1)
    yield Heading('How to read it', 2)
    yield say(KEYS)


def _edition(edition: Edition) -> tuple[Words, ...]:
    pages = f'its text; pages are of the {edition.paged_by}' if edition.paged_by else 'its text, or what restates it'
    known = 'a summary of its changes alone, so all that it asks is advice' if edition.advisory else pages
    return tuple(map(Words, (edition.short, edition.title, edition.days, known)))


def _decision(decision: RuleDecision) -> tuple[Words, Words]:
    return Words(decision.number), Words(decision.words)


def _duties(duties: Iterable[Duty], book: Rulebook) -> Iterator[Block]:
    for theme, group in groupby(duties, key=lambda duty: duty.theme):
        yield Heading(theme, 3)
        for duty in group:
            yield from _duty(duty, book)


def _duty(duty: Duty, book: Rulebook) -> Iterator[Block]:
    """One duty: why, its life across editions, the decisions on it, examples, and room for the review."""
    yield Heading(duty.title, 4)
    yield say(Words(duty.id, 'heading'), f'; asked of: {duty.asked_of}')
    yield say(Words('Why it matters: ', 'heading'), f'{duty.matters}.')
    yield say(Words('What to do: ', 'heading'), f'{duty.remedy}.')
    for decision in book.decisions_on(duty.id):
        yield say(Words(f'Decision {decision.number}: ', 'heading'), decision.words)
    yield _life(duty, book)
    yield from _examples(duty)
    yield Table(REVIEWED, ((Words('Office:', 'faint'), EMPTY, EMPTY),), widths=(34, 16, 50), room=2)


def _life(duty: Duty, book: Rulebook) -> Table:
    """Each ask with its authority in each edition that has been read, and what became of it since the one before."""
    editions = [one for one in book.editions.values() if not one.advisory or one.id in duty.editions]
    share = 72 // len(editions)
    rows = tuple((Words(ask.what), *_terms(duty, name, editions)) for name, ask in duty.asks.items())
    head = ('What is asked', *(edition.short for edition in editions))
    return Table(head, rows, widths=(100 - share * len(editions), *[share] * len(editions)))


def _terms(duty: Duty, ask: str, editions: Sequence[Edition]) -> Iterator[Words]:
    """By what authority each edition asks it, how well that is known, and what became of it there."""
    for before, edition in zip([None, *editions], editions, strict=False):
        authority = duty.authorities(edition.id).get(ask)
        became = _became(duty, ask, before, edition)
        if authority:
            lines = [*([became] if became else []), authority.citation, *_notes(authority)]
            yield Words(FORCES[authority.force], '', (), tuple(Words(line, 'faint') for line in lines))
        else:
            yield Words(UNREAD if edition.advisory else became or 'not asked', 'faint')


def _notes(authority: Authority) -> Iterator[str]:
    """The row of the inventory, of whom it is asked, and how well it is known."""
    if authority.ref:
        yield f'row {authority.ref}'
    if not authority.ours:
        yield ASKED_TO[authority.asked_to]
        yield from filter(None, [KNOWN_FROM.get(authority.confidence)])


def _became(duty: Duty, ask: str, before: Edition | None, edition: Edition) -> str:
    """What an edition did to an ask of the one before; '' in the first, and in one whose text has not been read."""
    if before is None or edition.advisory:
        return ''
    change = asks(duty, before.id, edition.id).get(ask)
    return BECAME[change] if change else ''


def _examples(duty: Duty) -> Iterator[Block]:
    """The first example that meets the duty in some edition, and the first that does not; and how many more."""
    shown = [*_first(duty, met=True), *_first(duty, met=False)]
    for example in shown:
        verdicts = ', '.join(f'{name.upper()}: {VERDICTS[Verdict(one)]}' for name, one in example.verdicts.items())
        yield say(Words('Example: ', 'heading'), verdicts)
        yield from snippets(duty, example.declared)
    if more := len(duty.examples) - len(shown):
        yield say(f'{how_many(more, "example")} more in the rule.')


def _first(duty: Duty, *, met: bool) -> list[Example]:
    """The first example that meets a duty in every edition, or in none; none where there is none."""
    fit = (one for one in duty.examples if all((verdict is Verdict.MET) is met for verdict in one.verdicts.values()))
    return [*islice(fit, 1)]
