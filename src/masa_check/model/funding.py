"""The funding of the arrangements, with money as printed."""

from typing import Literal

from masa_check.model.builder import Field
from masa_check.model.declared import Maybe, optional, required
from masa_check.model.sentence import Words
from masa_check.model.statement import Item, Part, Several, Statement
from masa_check.model.typed import Amount, Span, WrittenShare


class Entry(Item):
    """One line of a table of money."""

    noun = 'line of the table'
    name: Words = required('What the money is for, or who pays it', 'Independent scrutiny')
    amount: Maybe[Amount] = optional('The amount as printed', 24.4)


class Contribution(Entry):
    """What one body pays."""

    noun = 'contributor'
    name: Words = required('Who pays', 'Bedfordshire Police')
    counts_for: Maybe[Literal['local-authority', 'health', 'police', 'agency']] = optional(
        'The safeguarding partner for which it counts, or a relevant agency', 'police'
    )
    share: Maybe[WrittenShare] = optional('The share of the total as printed', '9%', '<1%')
    formerly: Maybe[tuple[Words, ...]] = optional(
        'Earlier names of the same payer, or the payers that became this one', ['Bedfordshire CRC']
    )

    @property
    def role(self) -> str:
        return self.counts_for if self.counts_for and self.counts_for != 'agency' else ''


class Covers(Part):
    """What the agreed level of funding takes into account."""

    business_support: Maybe[Statement] = optional('Business support', 'The business unit is paid from the budget')
    analysis: Maybe[Statement] = optional('Analytical support', 'A data analyst is paid from the budget')
    scrutiny: Maybe[Statement] = optional('Independent scrutiny', 'The scrutineer is paid from the budget')
    infrastructure: Maybe[Statement] = optional(
        'Infrastructure', 'The website and the procedures are paid from the budget'
    )
    reviews: Maybe[Statement] = optional('Local child safeguarding practice reviews', 'A reserve pays for reviews')
    training: Maybe[Statement] = optional(
        'Multi-agency training and learning', 'The training unit is paid from the budget'
    )


class Budget(Part):
    """A table of what each body pays, as printed."""

    printed_in: Literal['pounds', 'thousands', 'millions'] = Field(
        default='pounds', description='The unit in which the table prints its figures', examples=['thousands']
    )
    shares_are: Literal['exact', 'approximate'] = Field(
        default='exact',
        description='How exact its shares are: approximate if the text says so',
        examples=['approximate'],
    )
    total: Maybe[Amount] = optional('The total as printed', 264.6)
    contributions: Maybe[Several[Contribution]] = optional(
        'Who pays how much', [{'name': 'Bedfordshire Police', 'counts_for': 'police', 'amount': 24.4, 'share': '9%'}]
    )


class Funding(Budget):
    """How the arrangements are funded."""

    how: Maybe[Statement] = optional(
        'How the arrangements are funded', 'The partners and four agencies pay into one budget'
    )
    agreed: Maybe[Statement] = optional(
        'How the level of funding is agreed', 'Agreed by the lead partners each February'
    )
    equitable: Maybe[Statement] = optional(
        'How contributions are held to be equitable', 'Shares follow a formula agreed in 2023'
    )
    proportionate: Maybe[Statement] = optional(
        'How contributions are held to be proportionate', 'Shares follow the size of each body'
    )
    reviewed: Maybe[Statement] = optional('How funding is kept under review', 'Reviewed each quarter by the delegates')
    transparent: Maybe[Statement] = optional(
        'How it is transparent to children and families', 'The budget is on the website'
    )
    sufficient: Maybe[Statement] = optional(
        'How it is enough for all that the arrangements do', 'A reserve covers unplanned reviews'
    )
    costs: Maybe[Several[Entry]] = optional(
        'What the money is to be spent on', [{'name': 'Independent scrutiny', 'amount': 18}]
    )
    costs_total: Maybe[Amount] = optional('The total of these costs as printed', 251.3)
    covers: Maybe[Covers] = optional('What it covers', {'reviews': 'A reserve pays for reviews'})
    period: Maybe[Span] = optional('The period of the figures', {'starts': '2018-04', 'ends': '2019-03'})
