"""The duties in a board paper: their numbers by force, the statutory ones one by one, and what only a person judges."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.engine.answer import Result
from masa_check.reporters.board.quoted import evidence_of, reason
from masa_check.reporters.board.subject import DutyAnswer, PaperSubject
from masa_check.reporters.board.wording import VERDICTS, capital, sentence, shortened, verdict, wrong
from masa_check.reporters.draw.page import Block, Heading, Table, Words, say
from masa_check.reporters.draw.verdicts import FORCES
from masa_check.values import Force, Outcome, Verdict

QUESTION = 200  # letters of a question to a person
BARE = 40  # letters of what a text says, below which a reader needs to know on what
COUNTS = 'This counts duties, each once, by the strongest thing that it asks. There is no score.'


def summary(subject: PaperSubject) -> Iterator[Block]:
    """How many duties of each force the text shows."""
    yield Heading('4. Summary: duties by force', 2)
    results = [result for result in Result if any(one.answer.result is result for one in subject.answers)]
    rows = []
    for force in Force:
        found = [one.answer.result for one in subject.answers if one.answer.force is force]
        cells = (Words(str(found.count(one) or '-'), one if one in found else 'faint') for one in results)
        if found:
            rows.append((Words(FORCES[force]), *cells))
    yield Table(('', *(VERDICTS[one] for one in results)), tuple(rows), numbers=True)
    yield say(Words(COUNTS, 'faint'))


def statutory(subject: PaperSubject, most: int) -> Iterator[Block]:
    """Each duty of statute, its verdict, and what was found of it, in no more letters than that."""
    yield Heading('5. Statutory duties, one by one', 2)
    rows = tuple(
        (
            Words(one.answer.title, '', (), (Words(_statutes(one), 'faint'),)),
            verdict(one.answer.result),
            Words(shortened(_in_short(one), most)),
        )
        for one in subject.statutory
    )
    if rows:
        yield Table(('Duty', 'Verdict', 'What this text says'), rows, widths=(36, 14, 50))
    else:
        yield say('No duty of statute is asked of this document.')


def _statutes(one: DutyAnswer) -> str:
    """The provisions that ask the duty."""
    asks = (one.authority(ask) for ask in one.answer.asks)
    return '; '.join(dict.fromkeys(authority.statute for authority in asks if authority.statute))


def _in_short(one: DutyAnswer) -> str:
    """What is not shown of a duty; where all is shown, the words that show it."""
    open_asks = [ask for ask in one.answer.asks if ask.outcome not in (Outcome.MET, Outcome.NOT_APPLICABLE)]
    if open_asks:
        return '; '.join(dict.fromkeys(capital(f'{one.subject(ask)}: {wrong(ask)}') for ask in open_asks))
    if one.answer.verdict is Verdict.NOT_APPLICABLE:
        return capital(reason(one))
    words = [(ask, evidence_of(one, ask)) for ask in one.answer.asks if ask.outcome is Outcome.MET]
    with_subject = (f'{one.subject(ask)}: {text}' if len(text) < BARE else text for ask, text in words if text)
    return '; '.join(dict.fromkeys(map(capital, with_subject)))


def for_a_person(subject: PaperSubject, most: int) -> Iterator[Block]:
    """What no program can judge, with what to look at."""
    yield Heading('11. What only a person can judge', 2)
    questions = [capital(f'{one.subject(ask)}: {wrong(ask)}') for one, ask in subject.asks(Outcome.PERSON)]
    named = list(dict.fromkeys(questions))
    yield from (say(sentence(shortened(question, QUESTION)), step=1) for question in named[:most])
    if len(named) > most:
        yield say(f'And {len(named) - most} more, in annex A.')
    if not named:
        yield say(
            'No reading of the text can tell whether what it sets out is done, and whether it works. '
            'Nothing else is left for a person to judge.'
        )
