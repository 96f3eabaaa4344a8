"""How the arrangements are paid for, with money as printed."""

from typing import Literal

from pydantic import Field

from masa_check.model.said import Item, Part, Several, Statement, Words, given, told
from masa_check.model.typed import Amount, Span, WrittenShare

UNITS = {'pounds': 1, 'thousands': 1_000, 'millions': 1_000_000}


class Contribution(Item):
    """What one body pays."""

    name: Words = given('Who pays', 'Bedfordshire Police')
    counts_for: Literal['local-authority', 'health', 'police', 'agency'] | None = told(
        'For which safeguarding partner it counts, or `agency` for a relevant agency', 'police'
    )
    amount: Amount | None = told('The amount as printed', 24.4)
    share: WrittenShare | None = told('The share of the total as printed', '9%', '<1%')


class Covers(Part):
    """What the agreed level of funding takes into account."""

    business_support: Statement | None = told('Business support', 'The business unit is paid from the budget')
    analysis: Statement | None = told('Analytical support', 'A data analyst is paid from the budget')
    scrutiny: Statement | None = told('Independent scrutiny', 'The scrutineer is paid from the budget')
    infrastructure: Statement | None = told('Infrastructure', 'The website and the procedures are paid from the budget')
    reviews: Statement | None = told('Local child safeguarding practice reviews', 'A reserve pays for reviews')
    training: Statement | None = told('Multi-agency training and learning', 'The training unit is paid from the budget')


class Funding(Part):
    """How the arrangements are funded."""

    how: Statement | None = told(
        'How the arrangements are funded', 'The partners and four agencies pay into one budget'
    )
    agreed: Statement | None = told('How the level of funding is agreed', 'Agreed by the lead partners each February')
    equitable: Statement | None = told(
        'How contributions are held to be equitable', 'Shares follow a formula agreed in 2023'
    )
    proportionate: Statement | None = told(
        'How contributions are held to be proportionate', 'Shares follow the size of each body'
    )
    reviewed: Statement | None = told('How funding is kept under review', 'Reviewed each quarter by the delegates')
    transparent: Statement | None = told(
        'How it is transparent to children and families', 'The budget is on the website'
    )
    sufficient: Statement | None = told(
        'How it is enough for all that the arrangements do', 'A reserve covers unplanned reviews'
    )
    covers: Covers | None = told('What it covers', {'reviews': 'A reserve pays for reviews'})
    period: Span | None = told('The period of the figures', {'starts': '2018-04', 'ends': '2019-03'})
    printed_in: Literal['pounds', 'thousands', 'millions'] = Field(
        default='pounds', description='The unit in which the table prints its figures', examples=['thousands']
    )
    shares_are: Literal['exact', 'approximate'] = Field(
        default='exact', description='approximate if the text says that its shares are', examples=['approximate']
    )
    total: Amount | None = told('The total as printed', 264.6)
    contributions: Several[Contribution] | None = told(
        'Who pays how much', [{'name': 'Bedfordshire Police', 'counts_for': 'police', 'amount': 24.4, 'share': '9%'}]
    )
