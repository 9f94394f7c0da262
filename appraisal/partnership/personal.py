"""What tells that a cell or a heading is about somebody: patterns, in SQL macros and in words.

The macros take a text and say whether it holds such a thing. They are wide where a person could be
named and narrow where a code is likely; sources are named beside each.
"""

from __future__ import annotations

import re
from typing import Final

from appraisal.partnership.personal_words import (
    FIRST_NAMES,
    ORDINARY_WORDS,
    PARTICLES,
    ROLE_WORDS,
)
from appraisal.partnership.statements import quoted

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
_STRICT = rf"\b(?:{_AREAS.replace(' ', '|')})[0-9][0-9A-Z]? {_INWARD}\b"
_ORDINAL = r".*(1ST|2ND|3RD|[04-9]TH)"  # "annex e1 2nd part"
_WHOLE = rf"[A-Za-z]{{1,2}}[0-9][0-9A-Za-z]?[ ]+{_INWARD}"

# Prefixes as HMRC allows them (National Insurance Manual, NIM39110).
_NI = r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b"
_NI_NEVER = r"\b(BG|GB|KN|NK|NT|TN|ZZ) ?[0-9]"

_EMAIL = r"[\w.%+''-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
# Points and strokes count only in both places: 123.4567890 is a figure. The end is not consumed
# where it need not be, so that the next number can begin there.
_TEN_DIGITS = (
    r"(?:^|[^0-9.])([0-9]{3}(?:[ -]{0,3}[0-9]{3}[ -]{0,3}|[./][0-9]{3}[./])[0-9]{4})"
    r"(?:\b|[^0-9]|$)"
)
_TELEPHONE = (
    r"(?:^|[^0-9A-Za-z.-])((?:(?:\+|00)44 ?(?:\(0\) ?)?|\(?0)[1-37-9][0-9)][0-9 )-]{6,12}[0-9])"
    r"(?:[^0-9]|$)"
)
_TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Revd|Cllr|Councillor"
_TITLED = rf"\b({_TITLES})\.? ([A-Z]\.? ?){{0,3}}\p{{Lu}}[\p{{Ll}}''-]"
_NAME = r"\p{Lu}[\p{Ll}''\x{2019}-]+(\p{Lu}\p{Ll}+)?"
_SURNAME = r"\p{Lu}[\p{Lu}''\x{2019}-]"  # in capitals; how many letters is said where it is used
_PARTICLES = rf"(({'|'.join(PARTICLES)}) )+"
_INITIALS = r"( \p{Lu}\.?){0,3}"
_CALLED = (
    rf"{_NAME}( {_NAME}){{1,3}}",  # Mary Ann Smith
    rf"({_PARTICLES})?{_NAME}( {_NAME})?, ?{_NAME}( {_NAME})*{_INITIALS}",  # Smith, Mary Ann J
    rf"(\p{{Lu}}\.? ?){{1,3}} ?({_PARTICLES})?{_NAME}",  # M. A. Smith
    rf"{_NAME},? (\p{{Lu}}\.? ?){{1,3}}",  # Smith, M A
    rf"{_NAME} (\p{{Lu}}\.? ){{1,3}}{_NAME}",  # Mary J Smith
    rf"{_NAME} (\p{{Lu}}\.? )*{_PARTICLES}{_NAME}",  # Mary van Dyke
    r"\p{Lu}{3,}(,? \p{Lu}{3,}){1,2}",  # SMITH, MARY
    # Without a comma, three capitals are more often a body or a return than a surname.
    rf"{_SURNAME}{{3,}} {_NAME}( {_NAME})*{_INITIALS}",  # SMITH Mary J
    rf"{_SURNAME}+, ?{_NAME}( {_NAME})*{_INITIALS}",  # LEE, Mary
    rf"{_SURNAME}+, ?(\p{{Lu}}\.? ?){{1,3}}",  # SMITH, M
    rf"{_NAME}( {_NAME}|{_INITIALS}) {_SURNAME}{{3,}}",  # Mary Ann SMITH
)
_FIRST = "|".join(sorted(FIRST_NAMES))
_FIRST_NAMED = rf"({_FIRST})( [^ ]+){{1,3}}|[^ ]+,? ({_FIRST})( [^ ]{{1,2}}){{0,3}}"
_FIRST_THEN_NAME = rf"\b(?i:{_FIRST}) ([A-Z]\.? )?\p{{Lu}}\p{{Ll}}"
_STREETS = "Road|Rd|Street|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Terrace|Gardens|Grove"
# In small letters a close, a way and a court are seldom streets: "2 beds close to home".
_SMALL_STREETS = "road|rd|street|avenue|ave|lane|drive|crescent|terrace"
_HOUSE = r"\b[0-9]{1,3}[A-Za-z]?,?"
_ADDRESS = rf"{_HOUSE} (\p{{L}}[\p{{L}}''.-]* ){{1,3}}({_STREETS}|{_STREETS.upper()})\b"
_SMALL_ADDRESS = rf"{_HOUSE} (\p{{L}}[\p{{L}}''.-]* ){{1,3}}({_SMALL_STREETS})\b"
_STREET_SHORT = rf"{_HOUSE} (\p{{L}}[\p{{L}}''.-]* ){{1,2}}(St|ST)\.?(,|$)"
_BORN = (
    r"\b(dob|d\.o\.b\.?|born|date of birth)\b.{0,12}"
    r"[0-9]{1,4}[/. -][0-9A-Za-z]{1,9}[/. -][0-9]{2,4}"
)
_DAY = r"\b([0-9]{1,2}[/.-][0-9]{1,2}[/.-](19|20)[0-9]{2}|(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})\b"
_DAYS, _MONTHS = "(0?[1-9]|[12][0-9]|3[01])", "(0?[1-9]|1[0-2])"
_APART = r"(?:^|[^0-9A-Za-z./-])"
_MONTH = (
    "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|"
    "oct(ober)?|nov(ember)?|dec(ember)?)"
)
_WRITTEN_DAYS = (
    rf"{_APART}{_DAYS}[/.-]{_MONTHS}[/.-][0-9]{{2}}\.?(?:$|[^0-9A-Za-z./-])",  # 12/3/84
    rf"{_APART}(19|20)[0-9]{{2}}[/.-]{_MONTHS}[/.-]{_DAYS}\b",  # 1984/3/12
    rf"\b{_DAYS}(st|nd|rd|th)?[ -]?(of )?{_MONTH}[ ,.-]+(''|(19|20))?[0-9]{{2}}\b",  # 12 Mar 1984
    rf"\b{_MONTH}\.? {_DAYS}(st|nd|rd|th)?[ ,]+(19|20)[0-9]{{2}}\b",  # March 12, 1984
)


def _words_of(words: frozenset[str]) -> str:
    return ", ".join(quoted(word) for word in sorted(words))


# Spaces and hyphens that look like the ordinary ones and are not: of no fixed width, narrow, hard.
_SPACES, _HYPHENS = (
    "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003",
    "\u2010\u2011\u2012\u2013\u2014\u2212",
)
_ALIKE = f"'{_SPACES}{_HYPHENS}', '{' ' * len(_SPACES)}{'-' * len(_HYPHENS)}'"
_WORDS = r"regexp_split_to_array(trim(lower(t)), '[ ,.:;/()&-]+')"

MACROS: Final = (
    f"plain_marks(t) AS translate(t, {_ALIKE})",
    # Modulus 11, as the NHS Data Dictionary has it: the ten digits weighted 10 to 1 sum to
    # a multiple of 11. Ten noughts are what an empty field holds, and nobody's number.
    """nhs_digits(d) AS d <> '0000000000' AND list_sum(list_transform(range(1, 11),
        lambda i: CAST(d[i] AS INTEGER) * (11 - i))) % 11 = 0""",
    f"""has_nhs_number(t) AS length(t) >= 10 AND coalesce(len(list_filter(
        regexp_extract_all(plain_marks(t), '{_TEN_DIGITS}', 1),
        lambda found: nhs_digits(regexp_replace(found, '[^0-9]', '', 'g')))) > 0, false)""",
    f"""has_ni_number(t) AS length(t) >= 9 AND regexp_matches(upper(t), '{_NI}')
        AND NOT regexp_matches(upper(t), '{_NI_NEVER}')""",
    f"""has_postcode(t) AS length(t) >= 5 AND (regexp_matches(t, '{_SPACED}')
        OR regexp_full_match(upper(t), '{_WHOLE}') OR regexp_matches(t, '{_JOINED}')
        OR regexp_full_match(upper(t), '{_JOINED}'))""",
    f"""has_small_postcode(t) AS length(t) >= 6 AND coalesce(len(list_filter(
        regexp_extract_all(upper(plain_marks(t)), '{_STRICT}'),
        lambda found: NOT regexp_full_match(found, '{_ORDINAL}'))) > 0, false)""",
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
    f"""has_written_day(t) AS length(t) >= 6 AND
        ({" OR ".join(f"regexp_matches(t, '{one}', 'i')" for one in _WRITTEN_DAYS)})""",
    f"""has_address(t) AS length(t) >= 8 AND (regexp_matches(t, '{_ADDRESS}')
        OR regexp_matches(t, '{_SMALL_ADDRESS}') OR regexp_matches(t, '{_STREET_SHORT}'))""",
    f"begins_with_first_name(t) AS contains(t, ' ') AND "
    f"regexp_full_match(lower(t), '{_FIRST_NAMED}')",
    f"""is_ordinary(t) AS len(list_filter({_WORDS},
        lambda word: word <> '' AND word NOT IN ({_words_of(ORDINARY_WORDS)}))) = 0""",
    f"""names_a_role(t) AS len(list_filter({_WORDS},
        lambda word: word IN ({_words_of(ROLE_WORDS)}))) > 0""",
    f"""is_no_role(t) AS (looks_called(t) AND NOT names_a_role(t))
        OR regexp_matches(t, '{_FIRST_THEN_NAME}')
        OR (begins_with_first_name(t) AND NOT names_a_role(t))""",
    r"count_of_words(t) AS len(regexp_split_to_array(trim(t), '[\s\x{a0}]+'))",
    r"""says_he_or_she(t) AS contains(t, ' ')
        AND regexp_matches(t, '\b(he|she|him|his|her|hers)\b', 'i')""",
)
"""The macros, in the order in which they build on each other."""

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
