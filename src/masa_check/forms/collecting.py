"""Gathers what several filled forms say: answers that a declaration takes, and all that could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from masa_check.errors import MasaError
from masa_check.forms.checking import checked
from masa_check.forms.filled import FilledForm, FormQuestions, facts_of, read_form
from masa_check.forms.joining import join
from masa_check.forms.onto import onto
from masa_check.forms.opening import OpenedSheet
from masa_check.forms.problem import FormProblem, FormSpot, ProblemWeight
from masa_check.forms.table import FormFacts
from masa_check.questions.answer import FieldAnswer
from masa_check.rulebook.duty import Path

NO_FORM = 'name a workbook that `masa-check form create` wrote'
ID, NAME = ('id',), ('name',)


class Collected(NamedTuple):
    """The answers, and what is wrong or worth knowing."""

    answers: Mapping[Path, FieldAnswer]
    problems: tuple[FormProblem, ...]


class ReturnedForm(NamedTuple):
    """A workbook that came back: what it is called, what it says of itself, and its sheets."""

    file: str
    facts: FormFacts
    sheets: Sequence[OpenedSheet]


def returned(file: str, sheets: Sequence[OpenedSheet], remedy: str = NO_FORM) -> ReturnedForm:
    """A workbook as a form; raises MasaError, with what to do, for one that is none."""
    facts = facts_of(sheets)
    if facts is None:
        raise MasaError('this workbook is not a form of masa-check', path=file, remedy=remedy)
    return ReturnedForm(file, facts, sheets)


def refuse_mixed(forms: Sequence[ReturnedForm], kind: str = '') -> str:
    """The kind of document that all forms are about; raises MasaError where they are about several."""
    kind = kind or forms[0].facts.kind
    for one in forms:
        if one.facts.kind != kind:
            message = f'this form is about a document of the kind {one.facts.kind}, and others are about {kind}'
            raise MasaError(message, path=one.file, remedy='read the forms of each document by themselves')
    return kind


def collected(forms: Sequence[ReturnedForm], registry: FormQuestions, base: Mapping[Path, FieldAnswer]) -> Collected:
    """What the forms say together; with a declaration that is there already, what somebody changed of it."""
    filled = [read_form(one.file, one.facts, one.sheets, registry) for one in forms]
    joined = join(filled, registry)
    ids = [id for one in forms for id in one.facts.ids]
    joined = onto(joined, base, ids) if base else joined._replace(answers={**_identity(filled), **joined.answers})
    fit = checked(joined, registry, forms[0].file, base)
    parts = () if base else tuple(_alone(filled))
    problems = (*parts, *(problem for one in filled for problem in one.problems), *joined.problems, *fit.problems)
    return Collected(fit.answers, tuple(dict.fromkeys(problems)))


def _alone(forms: Sequence[FilledForm]) -> Iterator[FormProblem]:
    """Say of the part of a partner that its lists are not whole."""
    if all(one.facts.part for one in forms):
        for one in forms:
            message = f'this is the part of {one.facts.part}, and its lists hold no rows but its own'
            remedy = 'read the parts of all partners together, or lay them over a declaration with --into'
            yield FormProblem(FormSpot(one.file, ''), message, remedy, ProblemWeight.NOTICE)


def _identity(forms: Sequence[FilledForm]) -> dict[Path, FieldAnswer]:
    """The id and the name of the document, which the part of a partner does not ask."""
    facts = forms[0].facts
    if not facts.part:
        return {}
    return {path: FieldAnswer(value=value) for path, value in ((ID, facts.document), (NAME, facts.name)) if value}
