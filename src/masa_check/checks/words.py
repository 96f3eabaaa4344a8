"""Checks of words, of yes or no, and of lists of plain words."""

from __future__ import annotations

import re

from masa_check.checks.registry import MET, CheckResult, absent, check, does_not_arise, person, restated, short, wrong
from masa_check.model.lookup import Lookup
from masa_check.model.statement import WithStatus
from masa_check.model.status import Status
from masa_check.model.typed import Frequency, Whether

UNIT = (
    r'(day|week|fortnight|month|quarter|half-?year|term|year|annum|spring|summer|autumn|winter|meeting|january|february'
    r'|march|april|june|july|august|september|october|november|december)s?'
)
ONE_NUMBER = (
    r'(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty|twenty-four|thirty-six)'
)
NUMBER = rf'{ONE_NUMBER}( ?(-|to|or) ?{ONE_NUMBER})?'
# Words for a frequency, in small letters; each pattern is compiled when it is first used.
OFTEN = (
    r'\b(daily|weekly|fortnightly|monthly|quarterly|termly|yearly|annual(ly)?|biannual(ly)?|biennial(ly)?'
    rf'|half-yearly|bi-?monthly|twice|{NUMBER} times|x ?\d+|\d+ ?x)\b'
)
EACH = (
    rf'\b(once (a|an|each|every|per|in|during|during the|in the) ({NUMBER} |financial |calendar )?'
    rf'|(every|each|per) ({NUMBER} |other |second |third |financial )?){UNIT}\b'
)
# Words that make a frequency indefinite.
LOOSE = r'\b(as needed|when(ever)? (it is )?needed|as and when|as required|no fixed)\b'

# A secure establishment for children, and words by which a text says that the area has none, or has one.
ESTABLISHMENT = (
    r'(?:(?:youth|child|juvenile) custody|custodial (?:establishment|setting|institution|provision)s?'
    r"|secure (?:establishment|estate|unit|home|setting|centre|accommodation|provision|children'?s home"
    r'|training centre)s?'
    r'|young offenders?\W? institutions?|stcs?|yois?)'
)
SUCH = r"(?:(?:such|local|dedicated|designated|known|other|open|residential|registered|current|children'?s) )*"
HERE = (
    r'(?=\W*$|[.,;:)]| (?:in|within|here|at present|currently|or|and|so|nearby|locally|for|based|located|situated'
    r'|stands?|lies|is|are|exists?)\b)'
)
NONE_HERE = (
    rf'(?:^no|\bthere (?:is|are|was|were) (?:currently |at present )?(?:no|not any|not an?)'
    r'|\b(?:area|borough|county|city|council|partnership|we|it) (?:has|have) no'
    rf"|\b(?:does|do)(?: not|n'?t) have (?:an?|any)) {SUCH}{ESTABLISHMENT}{HERE}"
)
ONE_HERE = (
    rf'\bthere (?:is|are) (?:currently )?(?:an?|one|two|three) {SUCH}{ESTABLISHMENT} (?:here|(?:in|within) '
    r'(?:the|our|this) (?:\w+ )?(?:area|borough|county|city))\b'
)


def tells_how_often(text: str) -> bool:
    """Whether a text names a frequency."""
    lower = text.lower()
    return bool(re.search(OFTEN, lower) or re.search(EACH, lower))


@check
def stated(statement: WithStatus) -> CheckResult:
    """The text says it."""
    return MET


@check
def not_empty(items: tuple) -> CheckResult:  # type: ignore[type-arg]  # any list will do
    """The list has at least one item."""
    return MET if items else absent()


@check
def several(items: tuple) -> CheckResult:  # type: ignore[type-arg]  # any list will do
    """The list has at least two items."""
    return MET if len(items) > 1 else absent()


@check
def says_how_often(frequency: Frequency) -> CheckResult:
    """The text names a definite frequency, and not only "regularly"."""
    words = frequency.every or ''
    if tells_how_often(words) and not re.search(LOOSE, words.lower()):
        return MET
    return short(f'says "{words}", which is not how often')


@check
def is_so(whether: Whether, otherwise: str) -> CheckResult:
    """The value is declared true."""
    return MET if whether.so else wrong(otherwise)


@check
def is_not_so(whether: Whether, otherwise: str) -> CheckResult:
    """The value is declared false."""
    return wrong(otherwise) if whether.so else MET


@check
def is_one_of(value: str, among: list[str], otherwise: str) -> CheckResult:
    """The word is one of those that answer the ask."""
    return MET if value in among else wrong(otherwise)


@check
def includes(
    items: tuple,  # type: ignore[type-arg]  # plain words
    item: str,
    alike: list[str] | None = None,
    only_repeated: tuple | None = None,  # type: ignore[type-arg]  # as above
) -> CheckResult:
    """The list has one particular word, or another that says as much, and does not only repeat it."""
    repeated = only_repeated or ()
    accepted = {item, *(alike or ())}
    if accepted & {one for one in items if one not in repeated}:
        return MET
    return restated() if accepted & {*repeated} else absent()


@check
def only_among(items: tuple, allowed: list[str], otherwise: str) -> CheckResult:  # type: ignore[type-arg]  # a list of plain words
    """Every word of the list is allowed."""
    others = [str(item) for item in items if item not in allowed]
    return wrong(f'{otherwise}: {", ".join(others)}') if others else MET


@check
def for_a_person(statement: WithStatus, look_at: str) -> CheckResult:
    """Only a person can judge it."""
    return person(look_at)


@check
def agrees_with_custody(establishment: Whether, custody: Lookup) -> CheckResult:
    """The statement on youth custody agrees with the one on secure establishments."""
    if custody.status in (Status.UNDECLARED, Status.NOT_STATED, Status.RESTATED):
        return does_not_arise('nothing is said of youth custody here')
    if establishment.so and custody.status is Status.NOT_APPLICABLE:
        return wrong('youth custody is said not to arise, though a secure establishment stands in the area')
    said = ' '.join(getattr(custody.value, 'gist', '').lower().replace('\N{RIGHT SINGLE QUOTATION MARK}', "'").split())
    if establishment.so and re.search(NONE_HERE, said):
        return wrong('the words on youth custody say that there is none here, and a secure establishment is declared')
    if establishment.so is False and re.search(ONE_HERE, said):
        return wrong('the words on youth custody say that there is one here, and no secure establishment is declared')
    return MET
