"""The declaration of one yearly report on multi-agency safeguarding arrangements."""

from datetime import date
from typing import Literal

from masa_check.model.declared import Maybe, optional, required
from masa_check.model.identity import Published
from masa_check.model.reported import (
    Activity,
    AuditsReported,
    DataReported,
    Decisions,
    EducationReported,
    Effectiveness,
    Feedback,
    FundingReported,
    ImpactShown,
    Incidents,
    PriorityReported,
    Reforms,
    Restraint,
    ReviewsReported,
    ScrutinyReported,
    SharingReported,
    Theme,
)
from masa_check.model.reporting import ReportingPartner, ReportPublication, ReportsOn, Update
from masa_check.model.statement import Several, SeveralIfAny
from masa_check.model.typed import Span, Whether
from masa_check.values import PartialDate


class YearlyReport(Published):
    """The contents of one yearly report, part by part."""

    kind: Literal['yearly-report'] = required('The kind of document', 'yearly-report')
    period: Maybe[Span] = optional('The months that it covers', {'starts': '2024-04', 'ends': '2025-03'})
    reports_on: Maybe[ReportsOn] = optional('The arrangements that it is about', {'dated': '2024-07'})
    publication: Maybe[ReportPublication] = optional('Publication', {'on': '2025-09-22'})
    partners: Maybe[Several[ReportingPartner]] = optional(
        'The safeguarding partners, and what each contributed', [{'kind': 'police', 'name': 'Bedfordshire Police'}]
    )
    activity: Maybe[Activity] = optional('What was done', {'done': 'A joint front door opened'})
    effectiveness: Maybe[Effectiveness] = optional(
        'How effective the arrangements were', {'judgement': 'Neglect is found sooner; exploitation is not'}
    )
    impact: Maybe[ImpactShown] = optional(
        'Evidence of impact', {'work': [{'name': 'Neglect is found sooner', 'result': 'A plan within 28 days'}]}
    )
    priorities: Maybe[SeveralIfAny[PriorityReported]] = optional(
        'The priorities of the period, and how far they have come', [{'name': 'Neglect', 'progress': 'some'}]
    )
    decisions: Maybe[Decisions] = optional(
        'Key decisions and actions', {'list': [{'name': 'One lead worker for each child on a plan'}]}
    )
    feedback: Maybe[Feedback] = optional('Feedback of children and families', {'sought': 'A panel of parents met'})
    themes: Maybe[SeveralIfAny[Theme]] = optional(
        'Themes of scrutiny, reviews and audits, drawn together',
        [{'name': 'Fathers are not asked about', 'drawn_from': ['reviews', 'audits']}],
    )
    incidents: Maybe[Incidents] = optional(
        'Serious incidents', {'learning': 'Babies were not seen at home by both services'}
    )
    reviews: Maybe[ReviewsReported] = optional('Practice reviews', {'impact': 'Home visits are now made together'})
    audits: Maybe[AuditsReported] = optional('Audits of cases', {'impact': 'In the next audit it was 4 of 40'})
    scrutiny: Maybe[ScrutinyReported] = optional(
        'Independent scrutiny', {'impact': 'The front door is now open at weekends'}
    )
    data: Maybe[DataReported] = optional('Use of data', {'learning': 'The scorecard led to an audit'})
    information_sharing: Maybe[SharingReported] = optional(
        'Sharing of information', {'practice': 'Midwives now see what the police know'}
    )
    education: Maybe[EducationReported] = optional(
        'Education and childcare', {'strategic': 'A head teacher came to all five meetings'}
    )
    funding: Maybe[FundingReported] = optional('Costs and contributions', {'spent': 251.3})
    updates: Maybe[SeveralIfAny[Update]] = optional(
        'Changes to the published arrangements', [{'name': 'A fifth subgroup', 'timescale': 'April 2026'}]
    )
    reforms: Maybe[Reforms] = optional('National reforms', {'implemented': 'Family help teams began in October'})
    secure_establishment: Maybe[Whether] = optional(
        'Whether there is a secure establishment for children in the area', False
    )
    restraint: Maybe[Restraint] = optional(
        'Restraint in a secure establishment', {'review': 'The scrutineer reviewed it in March'}
    )

    @property
    def area_id(self) -> str:
        return (self.reports_on.id if self.reports_on else None) or self.id

    @property
    def written(self) -> PartialDate | None:
        """The document's own date: as declared, else the day of publication."""
        published = self.publication.on if self.publication else None
        return super().written or (published.on if published else None)

    @property
    def bound(self) -> tuple[date, date] | None:
        """The last day of the period covered, which decides the edition: docs/decisions/0013."""
        ends = self.period.ends if self.period else None
        if ends is None:
            return super().bound
        return (ends.last if ends.month else ends.first), ends.last

    @property
    def bound_because(self) -> str:
        if self.period and self.period.ends:
            return f'The period that the report covers ends in {self.period.ends}'
        return 'The end of the period is not declared, so the date of the report decides' if self.written else ''
