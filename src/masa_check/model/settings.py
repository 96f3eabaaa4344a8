"""The settings of a folder of declarations, in masa-check.toml or pyproject.toml."""

from typing import Any, Literal

from masa_check.model.builder import Field
from masa_check.model.declared import Declared, Maybe, Name, optional
from masa_check.model.typed import Flag, Number


def _days(step: str, what: str, days: int) -> Any:
    """A step of the plan for the yearly report, in days before the day that the guidance sets for it."""
    description = f'With `deadlines --plan`: how many days before the day of the yearly report {what}; else {days}'
    return Field(default=None, alias=f'plan-{step}', description=description, examples=[days])


class SettingsFile(Declared):
    """The settings of every run in this folder, unless the command line or the environment sets something else."""

    paths: tuple[Name, ...] = Field(
        default=(),
        description='The files, folders and patterns to check where none are named, as seen from this file',
        examples=[['masa/'], ['masa/**/*.yaml']],
    )
    edition: Maybe[Name] = optional('Check every document against this edition, whatever its date', 'wt2023')
    fail_on: Maybe[Literal['must', 'must-guidance', 'should', 'expected', 'advice', 'never']] = Field(
        default=None,
        alias='fail-on',
        description='The weakest force at which a finding fails the run',
        examples=['must', 'should'],
    )
    select: tuple[Name, ...] = Field(
        default=(),
        description='Check only these duties, and every duty of statute',
        examples=[['funding-set-out']],
    )
    ignore: tuple[Name, ...] = Field(
        default=(),
        description='Leave these duties out; they are printed as not asked. A duty of statute cannot be left out',
        examples=[['chair-appointed']],
    )
    require_quotes: Maybe[Flag] = Field(
        default=None,
        alias='require-quotes',
        description='Whether what is met without a quotation from the text is a finding',
        examples=[True],
    )
    format: Maybe[Name] = optional('How to print the report', 'text', 'concise')
    waivers: Maybe[Name] = optional('The waivers file, as seen from this file', 'waivers.yaml')
    acts: Maybe[Name] = optional('The file of acts on record, as seen from this file', 'acts.yaml')
    baseline: Maybe[Name] = optional('The baseline, as seen from this file', 'masa-baseline.json')
    plan_figures: Maybe[Number] = _days('figures', 'each partner sends its figures', 112)
    plan_evaluation: Maybe[Number] = _days('evaluation', 'the scrutineer hands in the evaluation', 70)
    plan_sign_off: Maybe[Number] = _days('sign-off', 'every lead partner signs the report off', 28)
    plan_publication: Maybe[Number] = _days('publication', 'the report is published', 14)
    plan_copies: Maybe[Number] = _days('copies', 'copies are sent', 7)
    rules: Maybe[Name] = optional('A folder of further rules of your own, as seen from this file', 'rules/')
