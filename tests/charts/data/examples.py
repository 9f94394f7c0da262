"""A specification of every kind, with invented figures of Harrowmere's size, some hidden."""

from appraisal.charts.data import (
    HIDDEN,
    Bars,
    DataSpec,
    Distribution,
    DotRanges,
    GapBars,
    GroupedBars,
    HeatTable,
    PairedShares,
    Pyramid,
    Rates,
    Series,
    StackedBars,
    Tolerance,
    Trends,
    Waterfall,
)

ACCOMMODATION = (
    "Living with family",
    "Supported living",
    "Residential care",
    "Own tenancy",
    "Shared Lives",
    "Owner-occupier",
    "Sheltered or extra care housing",
    "Nursing care",
    "Hospital",
)
PEOPLE = (315, 195, 140, 110, 25, 20, None, None, 0)
COSTS = (310, 1420, 1780, 640, 560, 300, None, None, 4100)
LOCALITIES = ("Harrow Vale", "Mereside", "Northfell", "Ashcombe and the Dales", "Coldbeck")
NEEDS = ("Low", "Moderate", "High", "Complex")
NOTE = "Register at 31 March 2026; people to the nearest 5, 1 to 7 hidden."


def people(name: str, *values: float | None) -> Series:
    """Numbers of people; None is hidden."""
    return Series(name, values, tuple(HIDDEN if v is None else f"{v:,.0f}" for v in values))


def pounds(name: str, *values: float | None) -> Series:
    """Pounds; None is hidden."""
    return Series(name, values, tuple(HIDDEN if v is None else f"£{v:,.0f}" for v in values))


def millions(name: str, *values: float, signed: bool = False) -> Series:
    """Millions of pounds."""
    return Series(name, values, tuple(_million(v, signed) for v in values))


def percents(name: str, *values: float) -> Series:
    """Percentages."""
    return Series(name, values, tuple(f"{v:g}\u00a0%" for v in values))


def _million(value: float, signed: bool) -> str:
    sign = "\u2212" if value < 0 else "+" if signed else ""
    return f"{sign}£{abs(value):.2f}m"


def bars() -> Bars:
    return Bars(
        title="A hospital place costs most: £4,100 a week.",
        heading="Accommodation",
        unit="Mean gross cost of a package, £ a week",
        note=NOTE,
        labels=ACCOMMODATION,
        series=pounds("Mean cost", *COSTS),
        stressed=("Hospital",),
    )


def grouped_bars() -> GroupedBars:
    return GroupedBars(
        title="People over 65 grow in number in every locality to 2035.",
        heading="Locality",
        unit="People aged 65 and over",
        labels=LOCALITIES,
        series=(
            people("2025", 24100, 31400, 18800, 14200, 27900),
            people("2030", 27000, 34100, 21500, 16000, 30100),
            people("2035", 30500, 37700, 24300, 18100, 33800),
        ),
    )


def stacked_bars() -> StackedBars:
    return StackedBars(
        title="Packages take £39.99m of the £52.00m pool.",
        heading="Element",
        unit="2026/27, £m",
        note="Approved budgets.",
        labels=("Packages", "Teams", "In-house block", "Voluntary sector", "Short breaks"),
        series=(
            millions("Council", 31.2, 3.1, 2.6, 1.8, 1.34),
            millions("ICB", 8.79, 1.9, 0.4, 0.3, 0.57),
            Series("Joint", (0, 0.2, None, None, 0), ("£0m", "£0.20m", "*", "not known", "£0m")),
        ),
        totals=millions("All", 39.99, 5.2, 3.0, 2.1, 1.91),
    )


def distribution() -> Distribution:
    return Distribution(
        title="Half of the people in residential care cost over £1,500 a week.",
        heading="Accommodation",
        unit="People by weekly cost of their package",
        note=NOTE,
        labels=ACCOMMODATION[:5],
        bands=(
            people("Under £250", 150, 10, None, 20, None),
            people("£250 to £499", 110, 20, 5, 45, 10),
            people("£500 to £999", 45, 45, 20, 30, 10),
            people("£1,000 to £1,499", 10, 60, 45, 15, 0),
            people("£1,500 or more", None, 60, 70, None, 0),
        ),
        totals=people("All", *PEOPLE[:5]),
    )


def paired_shares() -> PairedShares:
    return PairedShares(
        title="The 5 % of people who live out of area take 13.8 % of the cost of packages.",
        heading="Where people live",
        note=NOTE,
        labels=("Out of area", "In area"),
        first=Series("Share of people", (0.05, 0.95), ("5\u00a0%", "95\u00a0%")),
        second=Series("Share of package cost", (0.138, 0.862), ("13.8\u00a0%", "86.2\u00a0%")),
    )


def gap_bars() -> GapBars:
    return GapBars(
        title="About 290 adults with a learning disability may not be known to services.",
        heading="Locality",
        unit="Adults",
        labels=LOCALITIES,
        known=people("Known", 265, 310, 190, None, 240),
        estimated=people("Estimated", 330, 390, 215, 150, 320),
        low=people("Low", 280, 330, 180, 130, 270),
        high=people("High", 380, 450, 250, 175, 370),
        gap=people("Gap", 65, 80, 25, None, 80),
    )


def trends() -> Trends:
    return Trends(
        title="Capacity for 950 people is reached within three years.",
        heading="Year",
        unit="Adults with a package",
        labels=("2026/27", "2027/28", "2031/32", "2036/37"),
        at=(0, 1, 5, 10),
        lines=(people("Central", 860, 888, 1007, 1178),),
        low=people("Low", 860, 870, 913, 969),
        high=people("High", 860, 904, 1103, 1414),
        limit=people("Capacity", 950, 950, 950, 950),
    )


def waterfall() -> Waterfall:
    return Waterfall(
        title="Moving three elements makes a pool of £52.00m.",
        heading="Step",
        unit="2026/27, £m",
        labels=("Aligned today", "Packages", "Short breaks", "Hospital block", "Pool"),
        amounts=Series(
            "Amount",
            (22.0, 31.2, 1.3, -2.5, 52.0),
            ("£22.00m", "+£31.20m", "+£1.30m", "\u2212£2.50m", "£52.00m"),
        ),
        totals=("Aligned today", "Pool"),
    )


def heat_table() -> HeatTable:
    return HeatTable(
        title="Most people live with their family, and most of them have moderate needs.",
        heading="Accommodation",
        unit="Adults",
        note=NOTE,
        columns=NEEDS,
        rows=(
            people(ACCOMMODATION[0], 85, 140, 70, 20),
            people(ACCOMMODATION[1], 10, 65, 80, 40),
            people(ACCOMMODATION[2], None, 15, 65, 60),
            people(ACCOMMODATION[3], 50, 45, 15, None),
            people(ACCOMMODATION[4], 10, 15, None, 0),
            people(ACCOMMODATION[6], None, None, 0, 0),
        ),
        row_totals=people("All needs", 315, 195, 140, 110, 25, None),
        column_totals=people("All accommodation", 160, 285, 230, 120, 795),
    )


def pyramid() -> Pyramid:
    ages = ("85 and over", "75 to 84", "65 to 74", "55 to 64", "45 to 54", "35 to 44", "18 to 34")
    return Pyramid(
        title="The largest group is 45 to 54 years old and will be over 55 in ten years.",
        heading="Age",
        unit="Adults on the register",
        labels=ages,
        left=people("Women 2025", None, 20, 45, 80, 95, 85, 140),
        right=people("Men 2025", 0, 15, 50, 95, 120, 110, 190),
        left_later=people("Women 2035", 10, 35, 70, 90, 85, 90, 135),
        right_later=people("Men 2035", None, 30, 80, 110, 110, 115, 180),
    )


def dot_ranges() -> DotRanges:
    return DotRanges(
        title="Residential and nursing care cost more than the reference.",
        heading="Service",
        unit="£ a week",
        labels=("Residential care", "Nursing care", "Supported living", "Shared Lives", "Hospital"),
        values=pounds("Paid", 1780, 1650, 1120, 560, None),
        low=pounds("Reference low", 1300, 1100, 1200, 450, 3500),
        high=pounds("Reference high", 1700, 1500, 1600, 650, 4500),
    )


def rates() -> Rates:
    return Rates(
        title="Mereside has fewer people known to services than the partnership as a whole.",
        heading="Locality",
        unit="Adults on the register in 1,000 adults",
        labels=LOCALITIES,
        rates=Series("Rate", (2.9, 2.0, 2.6, None, 2.7), ("2.9", "2.0", "2.6", "*", "2.7")),
        low=Series("Low", (2.6, 1.8, 2.2, None, 2.4), ("2.6", "1.8", "2.2", "*", "2.4")),
        high=Series("High", (3.2, 2.3, 3.0, None, 3.0), ("3.2", "2.3", "3.0", "*", "3.0")),
        comparison=Series("Harrowmere", (2.6,), ("2.6",)),
    )


def tolerance() -> Tolerance:
    return Tolerance(
        title="The forecast overspend of 4.04 % stays within the 5 % tolerated.",
        heading="Pool",
        unit="Overspend as a share of the pool",
        labels=("Whole pool", "Packages", "Teams"),
        amounts=Series(
            "Forecast", (4.04, 6.1, -1.2), ("4.04\u00a0%", "6.1\u00a0%", "\u22121.2\u00a0%")
        ),
        tolerated=percents("tolerated", 5, 5, 5),
    )


EXAMPLES: tuple[DataSpec, ...] = (
    bars(),
    grouped_bars(),
    stacked_bars(),
    distribution(),
    paired_shares(),
    gap_bars(),
    trends(),
    waterfall(),
    heat_table(),
    pyramid(),
    dot_ranges(),
    rates(),
    tolerance(),
)
