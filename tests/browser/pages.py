"""The HTML pages that are looked at in a browser, by name, each with the way to make it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from masa_check.diffs.comparison import compare
from masa_check.document.document import parse
from masa_check.report.question import Question
from masa_check.report.report import Report, report_on
from masa_check.reporters.board import paper as board
from masa_check.reporters.board.subject import PaperSubject
from masa_check.reporters.check import html as check_html
from masa_check.reporters.diff import page as changes_page
from masa_check.reporters.draw import html
from masa_check.reporters.draw import paper as printed
from masa_check.reporters.survey import page as survey_page
from masa_check.rulebook import rulebook
from masa_check.survey.entry import entry_of, with_regions
from masa_check.survey.matrix import Survey
from masa_check.survey.view import SurveyView

ROOT = Path(__file__).parents[2]
ON = date(2026, 11, 23)
RULES = rulebook.load([rulebook.folder()])
HOSTILE = '"><script>document.title=1</script><img src=x onerror=alert(1)></style></main>&lt;b&gt;\u202e' + 'W' * 400


def _examples(*names: str) -> dict[str, str]:
    return {f'examples/{name}.yaml': (ROOT / 'examples' / f'{name}.yaml').read_text('utf-8') for name in names}


def checked(texts: Mapping[str, str], verbosity: int = 0) -> str:
    """The report on declarations, by their paths."""
    question = Question(RULES, ON)
    documents = (report_on(partial(parse, text.encode(), path), path, question) for path, text in texts.items())
    return check_html.render(Report(ON, RULES, tuple(documents)), verbosity)


def luton() -> str:
    """The report on one document."""
    return checked(_examples('luton-2024'))


def several() -> str:
    """The report on two documents of one name, with all that there is to tell of each."""
    return checked(_examples('complete', 'complete-2019'), verbosity=1)


def hostile() -> str:
    """The report on documents that try to break out of the page, or out of its width, or cannot be read at all."""
    quoted = HOSTILE.replace('"', '\\"').replace('\u202e', '\\u202e')
    head = f'kind: arrangements\nid: x\nname: "{quoted}"\n'
    return checked({
        HOSTILE: head,
        'shape.yaml': f'{head}"{quoted}": 1\n',
        'silent.yaml': f'{head}dated: 2025-02\nvoice: {{included: not-stated}}\n',
        'broken.yaml': 'kind: [',
    })  # fmt: skip


def surveyed() -> str:
    """The survey of all examples, some of which cannot be read and one of which is hostile, with the maps of them."""
    quoted = HOSTILE.replace('"', '\\"').replace('\u202e', '\\u202e')
    texts = {
        **_examples('complete', 'complete-2019', 'luton-2019', 'luton-2024', 'north-lincolnshire-2024', 'starter'),
        'hostile.yaml': f'kind: arrangements\nid: x\nname: "{quoted}"\ndated: 2025-02\narea: {{region: London}}\n',
        'broken.yaml': 'kind: [',
    }
    question = Question(RULES, ON)
    reports = (report_on(partial(parse, text.encode(), path), path, question) for path, text in texts.items())
    entries = (entry_of(report) for report in reports)
    survey = Survey(ON, RULES, '', parts=True, entries=with_regions(entries))
    return html.draw(survey_page.page(SurveyView(survey), maps=True))


def compared() -> str:
    """What changed from one document to another, in two columns."""
    question = Question(RULES, ON)
    texts = _examples('luton-2019', 'luton-2024').items()
    old, new = (report_on(partial(parse, text.encode(), path), path, question) for path, text in texts)
    return html.draw(changes_page.page(compare(old, new, question), columns=True))


def paper() -> str:
    """The board paper on one document, as a page to print."""
    question = Question(RULES, ON)
    texts = _examples('luton-2024').items()
    documents = tuple(report_on(partial(parse, text.encode(), path), path, question) for path, text in texts)
    return printed.draw(board.paper(PaperSubject(documents, question)))


PAGES: Mapping[str, Callable[[], str]] = {
    'check': luton,
    'checks': several,
    'hostile': hostile,
    'survey': surveyed,
    'diff': compared,
    'board': paper,
}
