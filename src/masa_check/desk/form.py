"""The Excel form of a desk: what is answered so far as a workbook to fill in, and the answers in one that came back."""

from __future__ import annotations

from masa_check.desk.declared import usable
from masa_check.desk.evidence_found import Evidence
from masa_check.desk.known import DeskKnowledge
from masa_check.desk.opening import Opened
from masa_check.desk.state import DeskState
from masa_check.questions.answer import EMPTY
from masa_check.rulebook.duty import Path

SUFFIX = '.xlsx'
OTHERS = ('.xls', '.xlsm', '.xlsb', '.ods')  # by which somebody may have saved a form; what reads them says what to do
NEW_NAME = 'The partnership'
NOT_OURS = 'open the form that was taken away here, or the empty one; answers in another workbook cannot be read'


def is_named_as_form(name: str) -> bool:
    """Whether a file has the name of a form, or of a workbook that somebody saved in another way."""
    return name.lower().endswith((SUFFIX, *OTHERS))


def workbook_of(state: DeskState, evidence: Evidence, edition: str, known: DeskKnowledge) -> bytes:
    """A workbook with every question, filled in with the answers and passages so far."""
    from masa_check.forms import making  # noqa: PLC0415 - what writes Excel files is brought only when one is wanted
    from masa_check.forms.question_table import Contents  # noqa: PLC0415 - as above
    from masa_check.forms.workbook import workbook  # noqa: PLC0415 - as above

    asked, groups = known.of_form(state.kind, edition)
    answers = usable(state.kind, state.answers, holders=state.holders)
    contents = Contents(state.kind, asked, groups, answers, _passages(evidence))
    made = making.tables(contents)
    name = answers.get(('name',), EMPTY).value or NEW_NAME
    return workbook(made, making.facts(contents, made, edition, '', name))


def _passages(evidence: Evidence) -> dict[Path, str]:
    """The passages for each question, a line each."""
    return {
        path: '\n'.join(f'{number}. {one.place}: {one.text}' for number, one in enumerate(some, start=1))
        for path, some in evidence.passages.items()
        if some
    }


def opened_form(raw: bytes, name: str, known: DeskKnowledge) -> Opened:
    """What was filled in, with whatever could not be read in words; raises MasaError for another workbook."""
    from masa_check.forms import collecting, filled, package  # noqa: PLC0415 - as above

    form = collecting.returned(name, package.sheets(raw), NOT_OURS)
    kind, editions = form.facts.kind, known.question.rulebook.editions
    edition = form.facts.edition if form.facts.edition in editions else list(editions)[-1]
    asked, groups = known.of_form(kind, edition)
    gathered = collecting.collected([form], filled.FormQuestions(asked, groups, kind), {})
    answers = {path: answer for path, answer in gathered.answers.items() if not answer.is_empty}
    return Opened(name, kind, answers=answers, problems=gathered.problems)
