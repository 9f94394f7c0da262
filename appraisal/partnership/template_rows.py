"""The code lists that templates come filled in with: ours to begin with, an analyst's to change.

Accommodation and age bands follow the categories of the national client-level data for adult social
care (NHS England, Client Level Data specification), with 16 and 17 kept apart from adults.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_AGE_BANDS = """\
0-4,0,4,0-15
5-9,5,9,0-15
10-15,10,15,0-15
16-17,16,17,16-17
18-24,18,24,18-64
25-29,25,29,18-64
30-34,30,34,18-64
35-39,35,39,18-64
40-44,40,44,18-64
45-49,45,49,18-64
50-54,50,54,18-64
55-59,55,59,18-64
60-64,60,64,18-64
65-69,65,69,65+
70-74,70,74,65+
75-79,75,79,65+
80-84,80,84,65+
85+,85,,65+
"""
_NEED_BANDS = """\
1,Low,Some help in the week; safe alone for long spells,0,250
2,Moderate,Help on most days; can be alone for some hours,150,800
3,High,Help every day and somebody near at night,500,1900
4,Complex,Skilled help by day and by night,1200,4900
"""
_ACCOMMODATION = """\
family,With family or friends,yes,no
supported,Supported living,yes,no
residential,Care home,no,yes
tenancy,Tenant of a council or housing association,yes,no
private_rent,Tenant of a private landlord,yes,no
shared_lives,Shared Lives,yes,no
owner,Owner or shared owner,yes,no
sheltered,Sheltered or extra care housing,yes,no
nursing,Nursing home,no,yes
hospital,Hospital or another NHS place,no,yes
temporary,Temporary,no,no
rough,Rough sleeping or a night shelter,no,no
other,Other,no,no
"""
_SERVICES = """\
residential,Care home,residential,week
nursing,Nursing home,nursing,week
supported_living,Supported living,supported_living,hour
night_support,Night support in supported living,supported_living,night
home_care,Support at home,home_care,hour
day,Day opportunities,day,session
employment,Supported employment,employment,session
short_break,Short breaks,short_break,night
direct_payment,Direct payment,direct_payment,week
shared_lives,Shared Lives,shared_lives,week
advocacy,Advocacy,advocacy,hour
community_team,Community team,community_team,session
inpatient,Assessment and treatment ward,inpatient,week
secure,Secure ward,secure,week
in_house_block,In-house services paid for as a block,block,block_year
"""
_TIERS = """\
0,Everyday life,Council and districts,What is there for everybody
1,Primary care and prevention,ICB and council,First help close to home
2,Community and specialist teams,Jointly,Support at home and by day
3,Specialist homes,Jointly,Care homes and supported living and Shared Lives
4,High dependency and secure,Regional NHS,Hospital wards and secure places
"""
_CLIENT_GROUPS = """\
LD,People with a learning disability
MHA,Adults with a mental health condition
MHO,Older people with a mental health condition
PD,People with a physical disability
"""
_LOCALITIES = """\
OOA,Out of area,,,,
"""


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines()))


PREFILLED: Final[Mapping[str, list[list[str]]]] = MappingProxyType(
    {
        "locality": _rows(_LOCALITIES),
        "age_band": _rows(_AGE_BANDS),
        "need_band": _rows(_NEED_BANDS),
        "accommodation": _rows(_ACCOMMODATION),
        "service_type": _rows(_SERVICES),
        "tier": _rows(_TIERS),
        "client_group": _rows(_CLIENT_GROUPS),
    }
)
"""The rows by table, in the order of its columns."""
