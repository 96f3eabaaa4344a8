"""The first page on money: the total, who pays more or less, who pays no longer, and who pays in whose place."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.diffs.comparison import MONEY
from masa_check.diffs.facts.payments import TOTAL, Payment
from masa_check.diffs.headlines.headline import Headline, TextPair, few, promised, topic
from masa_check.diffs.sentence import raised
from masa_check.engine.answer import AskAnswer
from masa_check.model import names
from masa_check.model.money import Difference, Pounds
from masa_check.values import Outcome

PAYERS = 2  # by name in one sentence, before the others are a number
PATH = ('funding', 'contributions')


def headlines(texts: TextPair) -> Iterator[Headline]:
    """The sentences on the total with the payments that changed, and on those who pay now and did not, or no longer."""
    rows = texts.comparison.money
    total = [row for row in rows if row.name == TOTAL]
    payers = [row for row in rows if row.name != TOTAL]
    changes = list(_changed(payers))
    opening = [f'In all {_total(row)}' for row in total if row.before and row.after]
    parts = [*changes, *_replaced(payers), *_gone(payers), *_new(payers)]
    if parts or any(row.difference and row.difference.visible for row in total):
        sentence = ': '.join(filter(None, (*opening, '; '.join(parts))))
        yield _about(texts, raised(sentence) + _contradictions(texts))
    yield from _no_longer(texts)


def _contradictions(texts: TextPair) -> str:
    """The printed figures that contradict one another and did not, as the end of a sentence."""
    wrong = [ask.now.description for ask in texts.asks(PATH) if ask.is_loss and ask.now and _is_wrong(ask.now)]
    return f'; printed figures no longer agree: {few(wrong, 2)}' if wrong else ''


def _is_wrong(answer: AskAnswer) -> bool:
    return answer.outcome is Outcome.WRONG and bool(answer.description)


def _no_longer(texts: TextPair) -> Iterator[Headline]:
    """What the text no longer says of the funding, and what was promised of it and is not mentioned."""
    promises = texts.unmentioned(PATH[0])
    for several in texts.apart([*texts.silenced(PATH[0]), *promises]):
        unsaid = [topic(one) for one in several if one not in promises]
        missing = [promised(one) for one in several if one in promises]
        parts = [f'no longer in the text: {few(unsaid)}'] if unsaid else []
        parts += [f'promised {texts.then} and not mentioned: {few(missing, 2)}'] if missing else []
        yield texts.headline(f'Of the funding, {"; ".join(parts)}', *(one.spot.path for one in several))


def _about(texts: TextPair, sentence: str) -> Headline:
    plain = texts.headline(sentence, PATH, ('funding', 'total'))
    return plain._replace(theme=plain.theme or MONEY)


def _total(row: Payment) -> str:
    change = row.difference
    return (
        f'{_sum(row.after)} is paid, {_more(change)}'
        if change and change.visible
        else f'{_sum(row.after)} is paid, as before'
    )


def _sum(paid: Pounds | None) -> str:
    """A sum as far as it is printed: about £264,600."""
    return f'{"about " if paid and paid.within > 1 else ""}{paid}'


def _more(change: Difference) -> str:
    share = f' ({abs(change.per_cent)}%)' if change.per_cent is not None else ''
    return f'{"about " if change.room else ""}{change.more}{share}'


def _changed(payers: list[Payment]) -> Iterator[str]:
    """Who pays more or less, those with the same difference together; what cannot be seen in print is left out."""
    seen: dict[str, list[Payment]] = {}
    for row in payers:
        if row.difference and row.difference.visible:
            about = 'about ' if row.difference.room else ''
            seen.setdefault(f'{about}{row.difference.more}', []).append(row)
    for more, rows in seen.items():
        certain, likely = ([few(row.newer) for row in rows if row.likely is is_likely] for is_likely in (False, True))
        note = f' ({_some(len(likely), len(certain))} likely renamed)' if likely else ''
        yield f'{few([*certain, *likely], PAYERS)} {more}{" each" if len(rows) > 1 else ""}{note}'


def _some(likely: int, certain: int) -> str:
    """How many of the payers that were listed are meant."""
    if not certain:
        return 'all' if likely > 1 else 'it was'
    return 'one' if likely == 1 else f'{likely}'


def _replaced(payers: list[Payment]) -> Iterator[str]:
    """Who pays in the place of whom, in one part of the sentence."""
    pairs = [(few(row.newer), few(row.older)) for row in payers if _is_replaced(row)]
    for (new, old), *others in [pairs] if pairs else []:
        yield ', '.join((f'{new} pays instead of {old}', *(f'{new} instead of {old}' for new, old in others)))


def _is_replaced(row: Payment) -> bool:
    """Whether another pays than before: known, and not only likely. Those that were joined stand with their sum."""
    if row.likely or len(row.older) != 1 or len(row.newer) != 1:
        return False
    return names.renamed(row.older[0], row.newer[0])


def _gone(payers: list[Payment]) -> Iterator[str]:
    gone = [f'{row.name}{_paid(row.before)}' for row in payers if not row.newer]
    if gone:
        yield f'no longer paying: {few(gone)}'


def _new(payers: list[Payment]) -> Iterator[str]:
    new = [f'{row.name}{_paid(row.after)}' for row in payers if not row.older]
    if new:
        yield f'{"newly paying" if any(row.older for row in payers) else "named now as paying"}: {few(new)}'


def _paid(paid: Pounds | None) -> str:
    return f' ({_sum(paid)})' if paid else ''
