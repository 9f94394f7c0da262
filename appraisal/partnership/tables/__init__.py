"""Every table that partnership data may hold, in the order in which they are loaded.

From the data model of the design: reference lists first, then need and activity, money, and the
programme. A table refers only to itself and to tables listed before or beside it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from appraisal.partnership.schema import Table
from appraisal.partnership.tables.money import MONEY
from appraisal.partnership.tables.need import NEED
from appraisal.partnership.tables.programme import PROGRAMME
from appraisal.partnership.tables.reference import REFERENCE

TABLES: Final[tuple[Table, ...]] = (*REFERENCE, *NEED, *MONEY, *PROGRAMME)
BY_NAME: Final[Mapping[str, Table]] = MappingProxyType({table.name: table for table in TABLES})

__all__ = ["BY_NAME", "TABLES"]
