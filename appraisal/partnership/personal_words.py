"""Words by which a person's name is told from the name of a list, a body or a role."""

from __future__ import annotations

from typing import Final

_ORDINARY = """
    adult adults african aftercare agreed all and any arab area asc ascertained asian assessed
    assessment authority away background bangladeshi bed beds black board body borough breakdown
    british care carer carers caribbean case census central centre change chc chinese city cld
    client close closed closure combined commissioned commissioning community complex continuing
    continuous council councils county cross data day days decision direct directly district
    east eastern emergency england english ethnic ethnicity european extra extract family
    finance financial first former from full fund funded funding gap gb general great group
    groups gypsy health healthcare here high home homes hospital host household housing human
    icb in independent indian inner inpatient irish island joint known lack latin learning
    ledger left level line list living local london low lower main market medium mental
    metropolitan mid middle mixed more moved multiple national near need needs neighbouring new
    next nhs no none north northern not nursing obtained of older on open or order ordinary
    other others our out outer outside own package packages pakistani parish part partner
    partners payment payments pending people person place placed placement plan planned pool
    preferred primary provided provider provision quarter recorded refused region regional
    register registered residence residential respite responsible return returns review roma
    royal rural salt scheme scotland scottish secondary section sector secure self service
    services shared sheltered shire short single social south southern special specialised
    specialist started stated statutory stay step support supported system temporary tenancy
    term the this to town traveller trust two type uk unavailable unclassified under unit
    unitary united unknown unmet unsuitable urban urgent valley wales welsh west western white
    with within without work workforce yes young
"""
ORDINARY_WORDS: Final = frozenset(_ORDINARY.split())
"""Words of headings of lists, which are nobody's name beside each other."""

_ROLES = """
    accountable accountant adult adults adviser advisor advocate agency analysis analyst
    analysts assessment assistant associate assurance authority board body business cabinet care
    carers chair chairman chairwoman chief children clerk clinical co-ordinator combined
    commercial commissioner commissioners commissioning committee communications community
    company consultant contract contracts coordinator corporate council councils county data
    delivery deputy design development digital director directorate directors district estates
    evaluation executive experience experts finance financial forum general governance group
    head health home homes hospital housing hub human icb improvement inclusion independent
    information integrated integration interim joint lead leader leads learning legal local
    manager managers market medical mental monitoring nhs nurse nursing office officer officers
    operational operations owner panel parent partner partners partnership partnerships people
    performance pharmacist place planning policy pool portfolio practice practitioner primary
    principal procurement programme programmes project projects provider providers public
    quality reform regional research resources review risk s151 safeguarding secondary secretary
    section sector senior service services social solicitor specialist sponsor staff statutory
    steering strategic strategy supervisor support system team teams technical transformation
    transition transport treasurer trust unit vice voluntary ward worker workforce
"""
ROLE_WORDS: Final = frozenset(_ROLES.split())
"""Words one of which is in the name of a role or of a body, and seldom in that of a person."""

_FIRST_NAMES = """
    adam aisha alan albert alice alison amanda amy andrea andrew angela anita ann anna anne
    anthony arthur barbara barry ben benjamin beth bethany betty brenda brian carl carol
    caroline catherine charles charlotte chloe christine christopher claire clare colin craig
    daniel darren david dawn dean deborah debra denise dennis derek diane donald donna doreen
    dorothy edward eileen elaine elizabeth ellie emily emma eric fatima fiona gareth gary
    geoffrey george gillian gordon graham hannah harry heather helen henry ian jack jacqueline
    jake james jane janet janice jason jean jennifer jessica jill joan joanne john jonathan
    joseph joshua joyce judith julia julie karen kate katherine kathleen keith kelly kenneth
    kevin kieran kimberley laura lauren leanne leslie lewis liam linda lisa louise lucy luke
    lynn malcolm margaret maria marie martin mary matthew maureen megan melanie michael michelle
    mohamed mohammed muhammad natalie nicholas nicola nigel oliver olivia pamela patricia
    patrick paul paula peter philip priya rachel raymond rebecca richard robert roger ronald
    rosemary roy russell ruth ryan sally samantha samuel sandra sarah sean sharon sheila shirley
    simon sophie stacey stephanie stephen steven stewart stuart susan suzanne sylvia terence
    teresa thomas timothy tina tony tracey trevor valerie vera veronica victoria vincent wendy
    william yvonne zoe
"""
FIRST_NAMES: Final = frozenset(_FIRST_NAMES.split())
"""Common first names, without those that are words, months, places or surnames of bodies too."""

PARTICLES: Final = ("van", "von", "de", "der", "den", "du", "da", "del", "di", "la", "bin", "al")
"""What stands in lower case within a name; "le" does too, and in the names of towns."""
