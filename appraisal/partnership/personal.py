"""What tells that a cell or a heading is about somebody: patterns, in SQL macros and in words.

The macros take a text and say whether it holds such a thing. They are wide where a person could be
named and narrow where a code is likely; sources are named beside each.
"""

from __future__ import annotations

import re
from typing import Final

# Postcode areas (Royal Mail, Postcode Address File), for postcodes written without their space.
_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E "
    "EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL "
    "LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM "
    "SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
# The letters of the last part leave out C, I, K, M, O and V (BS 7666).
_INWARD = "[0-9][ABD-HJLNP-UW-Z]{2}"
_JOINED = rf"\b({_AREAS.replace(' ', '|')})[0-9][0-9A-Z]?{_INWARD}\b"
_SPACED = rf"\b[A-Z]{{1,2}}[0-9][0-9A-Z]? {_INWARD}\b"
_WHOLE = rf"[A-Za-z]{{1,2}}[0-9][0-9A-Za-z]?[ ]+{_INWARD}"

# Prefixes as HMRC allows them (National Insurance Manual, NIM39110).
_NI = r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b"
_NI_NEVER = r"\b(BG|GB|KN|NK|NT|TN|ZZ) ?[0-9]"

_EMAIL = r"[\w.%+''-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
_TEN_DIGITS = r"(?:^|[^0-9.])([0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4})(?:[^0-9]|$)"
_TELEPHONE = (
    r"(?:^|[^0-9A-Za-z.-])((?:(?:\+|00)44 ?(?:\(0\) ?)?|\(?0)[1-37-9][0-9)][0-9 )-]{6,12}[0-9])"
    r"(?:[^0-9]|$)"
)
_TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Revd|Cllr|Councillor"
_TITLED = rf"\b({_TITLES})\.? ([A-Z]\.? ?){{0,3}}\p{{Lu}}[\p{{Ll}}''-]"
_NAME = r"\p{Lu}[\p{Ll}''\x{2019}-]+(\p{Lu}\p{Ll}+)?"
_CALLED = (
    rf"{_NAME}( {_NAME}){{1,3}}",  # Mary Ann Smith
    rf"{_NAME}( {_NAME})?, ?{_NAME}( {_NAME})*",  # Smith, Mary Ann
    rf"(\p{{Lu}}\.? ?){{1,3}} ?{_NAME}",  # M. A. Smith
    rf"{_NAME},? (\p{{Lu}}\.? ?){{1,3}}",  # Smith, M A
    r"\p{Lu}{3,}(,? \p{Lu}{3,}){1,2}",  # SMITH, MARY
)
_BORN = (
    r"\b(dob|d\.o\.b\.?|born|date of birth)\b.{0,12}"
    r"[0-9]{1,4}[/. -][0-9A-Za-z]{1,9}[/. -][0-9]{2,4}"
)
_DAY = r"\b([0-9]{1,2}[/.-][0-9]{1,2}[/.-](19|20)[0-9]{2}|(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})\b"

MACROS: Final = (
    # Modulus 11, as the NHS Data Dictionary has it: the ten digits weighted 10 to 1 sum to
    # a multiple of 11. Ten noughts are what an empty field holds, and nobody's number.
    """nhs_digits(d) AS d <> '0000000000' AND list_sum(list_transform(range(1, 11),
        lambda i: CAST(d[i] AS INTEGER) * (11 - i))) % 11 = 0""",
    f"""has_nhs_number(t) AS length(t) >= 10 AND coalesce(len(list_filter(
        regexp_extract_all(t, '{_TEN_DIGITS}', 1),
        lambda found: nhs_digits(regexp_replace(found, '[ -]', '', 'g')))) > 0, false)""",
    f"""has_ni_number(t) AS length(t) >= 9 AND regexp_matches(upper(t), '{_NI}')
        AND NOT regexp_matches(upper(t), '{_NI_NEVER}')""",
    f"""has_postcode(t) AS length(t) >= 5 AND (regexp_matches(t, '{_SPACED}')
        OR regexp_full_match(upper(t), '{_WHOLE}') OR regexp_matches(t, '{_JOINED}')
        OR regexp_full_match(upper(t), '{_JOINED}'))""",
    f"has_email(t) AS contains(t, '@') AND regexp_matches(t, '{_EMAIL}')",
    f"""has_telephone(t) AS length(t) >= 10 AND coalesce(len(list_filter(
        regexp_extract_all(t, '{_TELEPHONE}', 1), lambda found: regexp_full_match(
        regexp_replace(regexp_replace(found, '\\(0\\)', ''), '[^0-9]', '', 'g'),
        '(0044|44|0)[1-37-9][0-9]{{8,9}}'))) > 0, false)""",
    f"has_title(t) AS contains(t, ' ') AND regexp_matches(t, '{_TITLED}')",
    f"""looks_called(t) AS length(t) BETWEEN 4 AND 60 AND (contains(t, ' ') OR contains(t, ','))
        AND ({" OR ".join(f"regexp_full_match(t, '{one}')" for one in _CALLED)})""",
    f"has_birth_date(t) AS length(t) >= 9 AND regexp_matches(t, '{_BORN}', 'i')",
    f"has_day(t) AS length(t) >= 8 AND regexp_matches(t, '{_DAY}')",
)
"""The macros, in the order in which they build on each other."""

_LISTED = """
    adult adults african aftercare agreed all and any arab area asian assessed assessment
    authority away bangladeshi bed beds black board body borough british care carer carers
    caribbean case central centre change chinese city client close closed closure combined
    commissioned commissioning community complex continuing continuous council councils county
    cross data day days decision direct directly district east eastern emergency england english
    ethnic ethnicity european extra family finance financial first former from full fund funded
    funding general group groups gypsy health healthcare here high home homes hospital host
    household housing human icb in independent indian inner inpatient irish island joint known
    lack latin learning left level line list living local london low lower main market medium
    mental metropolitan mid middle mixed more moved multiple national near need needs neighbouring
    new next nhs no none north northern not nursing of older on open order ordinary other others
    our out outer outside own package packages pakistani parish part partner partners payment
    payments pending people person place placed placement plan planned pool preferred primary
    provider provision quarter recorded refused region regional register registered residence
    residential respite responsible return returns review roma royal rural salt scheme scotland
    secondary section sector secure self service services shared sheltered shire short single
    social south southern special specialised specialist started stated statutory stay step
    support supported system temporary tenancy term the this to town traveller trust two type
    unavailable unclassified under unit unitary united unknown unmet unsuitable urban urgent
    valley wales welsh west western white with within without work workforce yes young
"""
ORDINARY_WORDS: Final = frozenset(_LISTED.split())
"""Words that begin with a capital in headings of lists and are nobody's name beside each other."""

_NAMES = (
    r"(sur|fore|last|first|middle|given|family|full|maiden|birth|preferred|legal|nick)_?names?|"
    r"name_(first|last|of_person|of_client|of_carer)|known_as|"
    r"(person|client|patient|carer|parent|guardian|service_user|user|customer|resident|individual|"
    r"contact|staff|social_worker|worker|key_worker|gp|manager|advocate|owner|author)s?_?names?|"
    r"next_of_kin|nok|social_worker|key_worker|allocated_worker|case_worker|signed_by"
)
_BIRTHS = r"dob|d_?o_?b|date_?of_?birth|birth_?date|birth_?day|born|born_on|birth|day_of_birth"
_ADDRESSES = (
    r"(home_|postal_|current_|full_)?address(_?line)?(_?\d)?|street|house_(name|number)|"
    r"post_?code|zip(_?code)?|uprn|eastings?|northings?|latitude|longitude|lat|lon|lng"
)
_NUMBERS = (
    r"nhs(_?(no|num|number|id))?|ni(_?(no|num|number))|nino|national_insurance.*|"
    r"passport.*|hospital_(no|num|number)|chi(_?(no|num|number))?|ssn|nass.*"
)
_REACHED = (
    r"e_?mail(_?address)?|(home_|work_|mobile_|contact_)?(tele)?phone(_?(no|num|number))?|"
    r"tel(_?(no|num|number))?|mobile(_?(no|num|number))?|fax(_?(no|num|number))?"
)
_FREE_TEXT = (
    r"(case_|free_?|review_|care_|other_|additional_)?"
    r"(notes?|comments?|narratives?|descriptions?|text|remarks?|observations?|details?)|"
    r"free_?text.*|summary|history|diagnos[ie]s.*|medication.*"
)
HEADINGS: Final = {
    "names": re.compile(_NAMES),
    "dates of birth": re.compile(_BIRTHS),
    "addresses": re.compile(_ADDRESSES),
    "numbers of persons": re.compile(_NUMBERS),
    "telephone numbers or e-mail addresses": re.compile(_REACHED),
    "free text": re.compile(_FREE_TEXT),
}
"""What a column holds whose plain heading is one of these, in words."""


def heading_says(heading: str) -> str:
    """What a column must hold by its plain heading, in words; "" where that tells nothing.

    >>> heading_says("date_of_birth"), heading_says("carer_name"), heading_says("notes")
    ('dates of birth', 'names', 'free text')
    >>> heading_says("weekly_cost")
    ''
    """
    return next((what for what, words in HEADINGS.items() if words.fullmatch(heading)), "")
