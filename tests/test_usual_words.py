"""A word that is not of its closed set is answered by the word that people mean by it."""

from __future__ import annotations

from typing import Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masa_check.declaration.at_path import one_of
from masa_check.declaration.declaration import declare
from masa_check.declaration.kinds import KINDS, model_of
from masa_check.declaration.usual_words import USUAL, meant
from masa_check.document.document import parse
from masa_check.model import shape
from masa_check.model.declared import Declared
from masa_check.model.identity import Stage
from masa_check.model.partners import PartnerKind, Rank
from masa_check.model.schedule import CATEGORIES
from masa_check.model.settings import SettingsFile
from masa_check.model.status import WrittenStatus
from masa_check.model.waivers import WaiversFile

STATUSES = [str(word) for word in get_args(WrittenStatus)]
MEANT = [(word, usual) for word, written in USUAL.items() for usual in written.split()]


def closed_sets() -> list[tuple[str, ...]]:
    """The words of each closed set that a file can have."""
    seen, waiting = (
        set[type[Declared]](),
        list[type[Declared]]([*(model_of(kind) for kind in KINDS), WaiversFile, SettingsFile]),
    )
    found = list[tuple[str, ...]]()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for field in shape.fields(model).values():
            for kind in (field.type, field.silence):
                if get_origin(kind) is Literal:
                    found.append(tuple(map(str, get_args(kind))))
                elif isinstance(kind, type) and issubclass(kind, Declared):
                    waiting.append(kind)
    return found


def test_each_word_of_the_table_is_of_a_closed_set() -> None:
    assert set(USUAL) - {word for words in closed_sets() for word in words} == set()


def test_no_word_of_the_table_is_written_for_itself() -> None:
    assert [(word, usual) for word, usual in MEANT if word.casefold().replace('-', '_') == usual] == []


@given(
    st.sampled_from(MEANT),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from([' ', '-', '_']),
    st.sampled_from(['', '.', '!', ' ']),
)
def test_neither_case_nor_marks_change_what_a_word_is_taken_for(
    case: tuple[str, str], spelled: type[str], between: str, behind: str
) -> None:
    word, usual = case

    assert meant(spelled(usual.replace('_', between)) + behind, [word]) == [word]


@pytest.mark.parametrize(
    ('written', 'word'),
    [
        ('partial', 'in-part'), ('Partly met', 'in-part'), ('yes', 'in-place'), ('MET', 'in-place'),
        ('no', 'not-stated'), ('None', 'not-stated'), ('silent', 'not-stated'), ('missing', 'not-stated'),
        ('TBC', 'planned'), ('in progress', 'planned'), ('n/a', 'not-applicable'), ('not relevant', 'not-applicable'),
        ('See website', 'elsewhere'), ('linked', 'elsewhere'), ('boilerplate', 'restated'), ('in place', 'in-place'),
    ],
)  # fmt: skip
def test_a_status_in_other_words_is_answered_by_the_status(written: str, word: str) -> None:
    assert word in one_of(written, STATUSES).split('did you mean')[-1]
    assert one_of(written, STATUSES) == f'write {word}' or f'did you mean "{word}"?' in one_of(written, STATUSES)


@pytest.mark.parametrize(
    ('written', 'among', 'words'),
    [
        ('hospital', CATEGORIES, ('nhs-trust', 'nhs-foundation-trust')),
        ('church', CATEGORIES, ('religious-organisation',)),
        ('youth justice service', CATEGORIES, ('youth-offending-team',)),
        ('nursery', CATEGORIES, ('maintained-nursery-school', 'registered-childcare-provider')),
        ("children's home", CATEGORIES, ('childrens-home-provider',)),
        ('council', get_args(PartnerKind), ('local-authority',)),
        ('NHS', get_args(PartnerKind), ('ccg', 'icb')),
        ('constabulary', get_args(PartnerKind), ('police',)),
        ('ACC', get_args(Rank), ('assistant-chief-constable',)),
        ('Det. Supt', get_args(Rank), ('superintendent',)),
        ('final', get_args(Stage), ('published',)),
        ('signed off', get_args(Stage), ('approved',)),
        ('Sept', ('January', 'May', 'September'), ('September',)),
    ],
)
def test_a_word_of_daily_use_is_answered_by_the_word_of_the_set(
    written: str, among: tuple[str, ...], words: tuple[str, ...]
) -> None:
    question = f'did you mean {" or ".join(f"{chr(34)}{word}{chr(34)}" for word in words)}?'

    assert question in one_of(written, list(among))


@pytest.mark.parametrize('written', ['purple', 'the whole of it', 'x', '12'])
def test_a_word_that_nobody_means_anything_by_gets_the_list_alone(written: str) -> None:
    assert one_of(written, STATUSES) == f'write one of: {", ".join(STATUSES)}'


def test_a_wrong_status_is_answered_at_its_line() -> None:
    text = b'kind: arrangements\nid: a\nname: A B\nscrutiny:\n  how:\n    status: partial\n    summary: Two read it\n'
    document = parse(text, 'a.yaml')
    faults = declare(document)

    assert isinstance(faults, tuple)
    assert [(document.position(one.at).line, 'did you mean "in-part"?' in one.remedy) for one in faults] == [(6, True)]
