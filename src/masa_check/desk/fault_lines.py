"""What keeps an answer of the desk from counting, in the words of the page on which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masa_check.declaration.declaration import Fault
from masa_check.desk.declared import needs_choice, on_page
from masa_check.questions.answer import FieldAnswer
from masa_check.questions.fault_wording import PageFields, worded
from masa_check.questions.registry import FieldQuestion

SAYS = 'What does the document say?'
WHICH, YOURS = 'Which?', 'Your answer'
LABELS = {
    'status': SAYS,
    'summary': 'In your own words',
    'lacks': 'What is missing, or for whom',
    'where': 'Where else it says to look',
    'because': 'Why it does not arise here',
    'quote': 'The words of the document',
    'section': 'Heading',
    'page': 'Page',
}
CHOOSE = 'Choose what the document says: your words alone do not count yet'


def value_label(question: FieldQuestion) -> str:
    """What the page calls the field of a date, a name or a figure."""
    return WHICH if question.statuses else YOURS


def why_not_counted(question: FieldQuestion, answer: FieldAnswer, faults: Iterable[Fault]) -> Iterator[str]:
    """What keeps an answer from counting, each with its row and field, and what to do."""
    if needs_choice(answer):
        yield f'Not counted yet. {CHOOSE}.'
    fields = PageFields({**LABELS, 'value': value_label(question)})
    for fault in faults:
        found = worded(fault._replace(at=on_page(fault.at, question.path, answer)), question, answer, fields)
        wrong = f'{found.where}: {found.message}' if found.where else found.message
        yield f'Not counted yet. {_capital(wrong)}. {_capital(found.remedy)}.'


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
