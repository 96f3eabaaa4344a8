"""The copy of a PDF in which the evidence of the answers is marked, made from the very file that was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from masa_check.desk.declared import sound
from masa_check.desk.evidence_found import text_in
from masa_check.desk.place import QuestionIndex
from masa_check.desk.state import DeskState
from masa_check.errors import MasaError
from masa_check.evidence import highlight
from masa_check.evidence.verification import ALARMS, ClaimOutcome, ClaimResult, PublishedText, hold
from masa_check.model.bodies import ReportBody

OTHER = 'This is another file than the PDF that was read here'
NOTHING = 'Nothing is marked yet: none of your answers has words that stand in the document'
QUOTE = 'Accept or strike out each row of a list, or quote the document in an answer, and take the copy then'
NAMED = 3  # questions, beside the number of others


class MarkedCopy(NamedTuple):
    """A copy of a PDF with marks, and what to say of it."""

    raw: bytes
    note: str


def text_again(raw: bytes, name: str, state: DeskState) -> PublishedText:
    """The text of the PDF that was read before; raises MasaError for any other file."""
    text = text_in(raw, name)
    if text.sha256 != state.pdf:
        raise MasaError(OTHER, remedy=f'Open {state.read}, as it was then')
    return text


def marked_copy(
    state: DeskState, text: PublishedText, pdf: bytes, bodies: tuple[ReportBody, ...], index: QuestionIndex
) -> MarkedCopy:
    """A copy with a mark on what the answers say that stands in the text; raises MasaError where nothing does."""
    declaration = sound(state.kind, state.answers, holders=True).declaration  # each name stands in the PDF anyway
    name = next((key for key, one in declaration.model.texts.items() if one.sha256 == text.sha256), text.name)
    results = hold(declaration, [text._replace(name=name)], bodies)
    marks = highlight.marks_of(results, name)
    if not marks:
        raise MasaError(NOTHING, remedy=QUOTE)
    return MarkedCopy(highlight.marked(pdf, highlight.packed(marks)), _note(len(marks), results, index))


def _note(marks: int, results: Sequence[ClaimResult], index: QuestionIndex) -> str:
    """How many places are marked, and the questions whose answers are not in the document as they say."""
    places = f'{marks} {"place is" if marks == 1 else "places are"} marked in the copy.'
    wrong = [one for one in results if one.outcome in ALARMS]
    lost = dict.fromkeys(asked.question for one in wrong for asked in index.at(one.claim.path)[:1])
    if not lost:
        return places
    named = '; '.join(f'"{one}"' for one in [*lost][:NAMED])
    more = f' and {len(lost) - NAMED} others' if len(lost) > NAMED else ''
    missing = sum(one.outcome is ClaimOutcome.NOT_FOUND for one in wrong)
    elsewhere = len(wrong) - missing
    counted = [f'{missing} not in the document as written'] if missing else []
    counted += [f'{elsewhere} in another place than your answer says'] if elsewhere else []
    return f'{places} Look again at what is {" and ".join(counted)}. It is in your answers to {named}{more}.'
