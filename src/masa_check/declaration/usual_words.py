"""How people write the words of closed sets: "partial" for in-part, "hospital" for a sort of NHS trust."""

from __future__ import annotations

# Words as people write them, by the words of closed sets they may stand for; only those of the set at hand are offered.
USUAL = {
    # statuses
    'in-place': 'yes met y full fully complete completed done ok present stated included covered achieved in_force '
    'live existing adopted true compliant green evidenced',
    'in-part': 'partial partially partly part some mixed half incomplete in_progress_in_part partially_met partly_met '
    'amber limited',
    'planned': 'plan planning future to_do to_follow tbc tba upcoming intended proposed in_progress in_development '
    'being_developed under_development forthcoming developing in_hand underway',
    'elsewhere': 'see link linked website other_document reference referenced signposted pointer external refer '
    'separate see_website see_policy other_text',
    'restated': 'guidance quoted copied repeated repeats_guidance generic boilerplate quotes_guidance',
    'not-stated': 'no none n not_found missing absent silent silence unknown not_known unclear not_mentioned not_met '
    'unstated nil gap red not_in_place blank not_covered not_clear unspecified false not_said',
    'not-applicable': 'na n/a not_relevant does_not_apply inapplicable irrelevant exempt not_required does_not_arise',
    # answers
    'met': 'yes in_place y pass passed true compliant fully_met',
    'not-met': 'no n fail failed false not_in_place non_compliant unmet not_compliant partly partial partly_met',
    # stages
    'draft': 'consultation unpublished in_draft working_draft pending in_progress',
    'approved': 'agreed signed signed_off ratified endorsed adopted',
    'published': 'final live public issued in_force online current finalised finalized',
    # kinds of partner, and for whom a payment counts
    'local-authority': 'council la borough county local_council city_council county_council borough_council '
    'unitary_authority unitary authority local_government childrens_services local_authorities lea',
    'icb': 'nhs health integrated_care_board integrated_care_system ics nhs_icb health_partner nhs_partner',
    'ccg': 'nhs health clinical_commissioning_group nhs_ccg health_partner',
    'police': 'constabulary police_force force police_service pcc chief_constable police_authority',
    'health': 'icb ccg nhs integrated_care_board integrated_care_system clinical_commissioning_group health_partner',
    'agency': 'agencies relevant_agency other school schools charity education probation',
    # ranks
    'chief-executive': 'ceo cx chief_exec chief_executive_officer head_of_paid_service cex',
    'accountable-officer': 'ao accountable',
    'chief-constable': 'cc chief_officer_of_police commissioner',
    'deputy-chief-constable': 'dcc deputy_chief',
    'assistant-chief-constable': 'acc assistant_chief',
    'head-of-public-protection': 'public_protection ppu head_of_ppu head_of_crime',
    'area-commander': 'bcu_commander borough_commander commander district_commander',
    'chief-superintendent': 'chief_supt ch_supt c_supt ch_superintendent',
    'superintendent': 'supt detective_superintendent det_supt',
    'chief-inspector': 'ci dci ch_insp detective_chief_inspector chief_insp',
    'inspector': 'insp di detective_inspector',
    'sergeant': 'sgt ds detective_sergeant',
    'constable': 'pc dc officer detective_constable',
    'director': 'dcs executive_director director_of_childrens_services chief_nurse assistant_director',
    # forms of texts
    'arrangements': 'masa msa msas plan safeguarding_arrangements published_arrangements main local_arrangements '
    'multi_agency_safeguarding_arrangements partnership_arrangements',
    'yearly-report': 'annual_report report yearly annual yearly_reports annual_reports',
    'terms-of-reference': 'tor terms constitution',
    'policy': 'procedure protocol strategy policies procedures guidance',
    'annex': 'appendix attachment schedule annexe addendum',
    'web-page': 'website web webpage site page html web_site online',
    # money
    'pounds': '£ gbp pound sterling £s units',
    'thousands': '£000 £000s k £k 000s 000 thousand £_thousand £_thousands',
    'millions': 'm £m million £mn £_million £_millions',
    'exact': 'precise actual unrounded exactly',
    'approximate': 'approx rounded estimated about roughly estimate ca nearest',
    # roles and forms
    'delegate': 'dsp delegated delegated_safeguarding_partner deputy delegated_partner',
    'lead': 'lsp lead_safeguarding_partner partner leader',
    'independent': 'external independent_chair outside',
    'mentioned': 'referred_to referenced quoted',
    'in-force': 'current live valid in_place',
    'superseded': 'old replaced withdrawn former out_of_date previous',
    'local': 'area borough within_area same internal',
    'wider': 'regional national sub_regional county cross_border pan larger',
    'person': 'individual scrutineer independent_scrutineer single_person chair independent_chair officer one_person',
    'group': 'panel board team committee commission scrutiny_group young_scrutineers young_people',
    'peer': 'peers lga peer_review peer_challenge another_area peer_reviewers',
    # progress
    'good': 'strong well green complete significant full on_track done',
    'some': 'partial moderate mixed limited amber partly medium',
    'little-or-none': 'none little poor no minimal red weak low limited not_started',
    'done': 'complete completed yes met implemented closed green finished achieved',
    'under-way': 'in_progress ongoing started begun underway partial partly open amber progressing on_track',
    'not-begun': 'not_started no outstanding none red to_do not_done not_yet not_yet_started',
    # nations, and stages of the journey of a child
    'England': 'english uk gb united_kingdom great_britain eng',
    'Wales': 'welsh cymru uk gb united_kingdom great_britain',
    'Scotland': 'scottish uk gb united_kingdom great_britain',
    'Northern Ireland': 'ni n_ireland uk united_kingdom',
    'early-help': 'eh family_help prevention targeted_support',
    'child-in-need': 'cin in_need section_17 s17 children_in_need',
    'child-protection': 'cp section_47 s47 cpp',
    'looked-after': 'lac cla looked_after_children children_in_care in_care child_in_care',
    'care-leaver': 'leaving_care care_leavers careleavers care_experienced',
    'reviews': 'lcspr lcsprs scr serious_case_review practice_reviews case_reviews local_reviews rapid_reviews',
    'scrutineer': 'scrutiny independent_scrutineer independent_chair independent_scrutiny',
    'audits': 'audit multi_agency_audits section_11 s11 case_audits dip_sampling',
    # those who are told
    'youth-justice-board': 'yjb',
    'youth-custody-service': 'ycs hmpps prison_service',
    'hmi-prisons': 'hmip inspectorate prisons_inspectorate inspector_of_prisons',
    # what fails a run
    'must': 'statute statutory error errors law legal required high critical',
    'must-guidance': 'guidance',
    'should': 'warning warnings medium',
    'advice': 'note notes info all any low hint everything',
    'never': 'none no off nothing false',
    # categories of relevant agency
    'academy-school': 'schools academy academies free_school primary_school secondary_school trust mat',
    'maintained-school': 'schools community_school primary_school secondary_school primary secondary',
    'maintained-nursery-school': 'nursery nursery_school early_years',
    'independent-educational-institution': 'private_school independent_school boarding_school public_school',
    'non-maintained-special-school': 'special_school',
    'pupil-referral-unit': 'pru alternative_provision',
    'alternative-provision-academy': 'alternative_provision ap_academy',
    'sixteen-to-nineteen-academy': 'sixth_form',
    'special-post-16-institution': 'special_college',
    'further-education-institution': 'college colleges fe fe_college sixth_form_college further_education',
    'higher-education-provider': 'university universities he uni',
    'state-funded-education-or-training-provider': 'training_provider apprenticeships training',
    'registered-childcare-provider': 'childcare nursery nurseries childminder childminders early_years pre_school '
    'playgroup preschool',
    'childrens-centre': 'family_hub family_centre sure_start childrens_centres',
    'nhs-england': 'nhse nhs_e nhs_commissioning_board health',
    'nhs-trust': 'hospital hospitals hospital_trust health_provider health ambulance ambulance_service nhs '
    'mental_health_trust community_health acute_trust provider_trust',
    'nhs-foundation-trust': 'hospital hospitals hospital_trust health_provider health ambulance ambulance_service nhs '
    'mental_health_trust foundation_trust community_health acute_trust provider_trust ft nhs_ft',
    'adoption-support-agency': 'adoption adoption_agency regional_adoption_agency',
    'voluntary-adoption-agency': 'adoption adoption_agency',
    'fostering-agency': 'fostering foster_care foster_carers ifa independent_fostering_agency',
    'childrens-home-provider': 'childrens_home childrens_homes residential_care residential_home care_home',
    'district-council': 'district districts borough_council council housing district_councils borough',
    'prison-governor-or-director': 'prison prisons hmp prison_service hmpps',
    'probation-provider': 'probation probation_service national_probation_service nps crc hmpps',
    'secure-training-centre': 'stc',
    'young-offender-institution': 'yoi hmyoi young_offenders_institution',
    'youth-offending-team': 'yot yos youth_justice youth_justice_service youth_offending_service yjs youth_offending',
    'british-transport-police': 'btp transport_police',
    'port-police': 'port ports harbour_police',
    'borders-and-immigration': 'border_force immigration home_office ukvi immigration_enforcement borders',
    'charity': 'voluntary voluntary_sector vcs vcse vcfs third_sector charities ngo nspcc barnardos '
    'voluntary_organisation community_group housing_association',
    'religious-organisation': 'church churches faith faith_group mosque synagogue temple religious diocese '
    'faith_organisation place_of_worship religion faith_sector faith_groups',
    'sport-or-leisure-body': 'sport sports sports_club leisure leisure_centre football_club sports_clubs club gym',
}  # fmt: skip
MONTH = 3  # letters by which a month is known


def as_token(word: str) -> str:
    """A word as the table has it: small letters, without marks, with low lines between its words."""
    return '_'.join(
        word.casefold().replace("'", '').replace('\N{RIGHT SINGLE QUOTATION MARK}', '').translate(GAPS).split()
    )


GAPS = str.maketrans(dict.fromkeys('-_.,;:!?()[]"', ' '))


def meant(word: str, allowed: list[str]) -> list[str]:
    """The words of a closed set that people write this word for: "hospital" for two sorts of NHS trust."""
    token = as_token(word)
    return [one for one in allowed if token in USUAL.get(one, '').split()] or _month(token, allowed)


def _month(token: str, allowed: list[str]) -> list[str]:
    """The month that a word begins like, as "sept" does."""
    begins = token[:MONTH]
    return [one for one in allowed if 'May' in allowed and len(begins) == MONTH and one.casefold().startswith(begins)]
