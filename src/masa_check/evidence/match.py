"""Finds what is claimed in a unit of a text: as it is printed, as a whole, and never nearly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from masa_check.evidence.canonical import Canonical, canonical, sentences
from masa_check.evidence.claim import ClaimKind, Form
from masa_check.evidence.printed import BlockKind
from masa_check.evidence.tier import Tier
from masa_check.evidence.unit import Unit

LEAST_REFLOW = 25  # letters: fewer may be the same by chance where spaces do not count
MOST_TOGETHER = 6  # places of one value in a sentence that are tried with those of another
WORD_BEFORE = re.compile(r"([\w'-]+) $")
WORD_AFTER = re.compile(r" ([\w'-]+)")
# Words that make a longer title of an office, before it and after it.
GRADE = re.compile(
    'acting|area|assistant|associate|borough|business|chief|clinical|corporate|deputy|designated|detective|district|'
    'divisional|elected|executive|former|group|independent|interim|joint|lay|lead|named|non-executive|nursing|'
    'operational|principal|programme|regional|senior|service|shadow|strategic|temporary|vice'
)
SUBJECT = re.compile(
    'adults?|children|commissioner|constable|crime|director|education|executive|finance|health|housing|inspector|'
    'medical|minister|nurse|nursing|officer|operating|operations|performance|police|public|quality|safeguarding|social|'
    'superintendent'
)
OPEN_ENDED = re.compile('(?:service )?director|head|manager|lead|leader|officer|member')
OF = ('of', 'for')
SMALL_WORD = re.compile(
    'the|an?|of|for|to|by|with|from|in|at|on|and|or|as|our|its|their|his|her|is|are|was|were|be|been|that|this|these|'
    'those|which|who|each|all|both|any|every|other|two|three|four|five|six|new|local'
)
LONGER_BODY = re.compile(r'(?: and)? (?:crime\b|commissioner|federation|association)')


class TextMatch(NamedTuple):
    """Where something stands: the unit, the stretch of its text, and how exactly it stands there."""

    unit: Unit
    start: int  # in the text of the block
    end: int
    tier: Tier

    @property
    def page(self) -> int:
        return self.unit.block.page_at(self.start)


def find(forms: Sequence[Form], units: Iterable[Unit]) -> TextMatch | None:
    """The first place in which all of some values stand: one anywhere in a unit, several in one sentence or row."""
    for unit in units:
        found = _find_one(forms[0], unit) if len(forms) == 1 else _find_together(forms, unit)
        if found:
            return found
    return None


def _find_one(form: Form, unit: Unit) -> TextMatch | None:
    for start, end in _stretches(form, unit.text):
        return _match(form, unit, start, end)
    return _reflowed(form, unit)


def _match(form: Form, unit: Unit, start: int, end: int) -> TextMatch:
    first, last = unit.text.stretch(start, end)
    same = form.words and unit.block.text[first:last] == ' '.join(form.words.split())
    return TextMatch(unit, first, last, Tier.EXACT if same else Tier.TYPOGRAPHY)


def _find_together(forms: Sequence[Form], unit: Unit) -> TextMatch | None:
    """The first sentence or row that holds all, each in letters of its own."""
    stretches = [list(_stretches(form, unit.text)) for form in forms]
    if not all(stretches):
        return None
    whole = unit.block.kind is BlockKind.ROW
    for start, end in [(0, len(unit.text.text))] if whole else sentences(unit.text.text):
        inside = [[one for one in each if start <= one[0] and one[1] <= end][:MOST_TOGETHER] for each in stretches]
        for chosen in product(*inside):
            ordered = sorted(chosen)
            if all(one[1] <= other[0] for one, other in pairwise(ordered)):
                return _match(Form(()), unit, ordered[0][0], ordered[-1][1])
    return None


def _stretches(form: Form, text: Canonical) -> Iterator[tuple[int, int]]:
    """Where one of the forms of a value stands in a canonical text, and is not a part of something else."""
    for pattern in form.patterns:
        for found in _compiled(pattern).finditer(text.text):
            if _is_whole(form.kind, found.span(), text):
                yield found.span()


@lru_cache(maxsize=10_000)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _is_whole(kind: ClaimKind, span: tuple[int, int], text: Canonical) -> bool:
    """Whether what was found is not a part of a longer title or name."""
    start, end = span
    before, after = WORD_BEFORE.search(text.text, 0, start), WORD_AFTER.match(text.text, end)
    if kind is ClaimKind.OFFICE:
        if before and GRADE.fullmatch(before[1]):
            return False
        open_ended = bool(after and after[1] in OF and OPEN_ENDED.fullmatch(text.text[start:end]))
        return not open_ended and not (after and SUBJECT.fullmatch(after[1]) and _capital(text, after.start(1)))
    if kind in (ClaimKind.NAME, ClaimKind.AGENCY):
        longer = before and not SMALL_WORD.fullmatch(before[1]) and _capital(text, before.start(1))
        return not LONGER_BODY.match(text.text, end) and not (longer and _capital(text, start))
    return True


def _capital(text: Canonical, index: int) -> bool:
    return text.original[text.place(index)].isupper()


def _reflowed(form: Form, unit: Unit) -> TextMatch | None:
    """Words that stand in a unit but for spaces and hyphens."""
    needle, _ = canonical(form.words).reflow
    if len(needle) < LEAST_REFLOW:
        return None
    text, places = unit.text.reflow
    at = text.find(needle)
    while at >= 0:
        start, end = places[at], places[at + len(needle) - 1] + 1
        apart = not (unit.text.text[start - 1 : start].isalnum() or unit.text.text[end : end + 1].isalnum())
        if apart and _is_whole(form.kind, (start, end), unit.text):
            return TextMatch(unit, *unit.text.stretch(start, end), Tier.REFLOW)
        at = text.find(needle, at + 1)
    return None
