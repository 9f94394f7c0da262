"""The lists of the small partnership that is right: who, where, what kind, from what source."""

from typing import Any

Row = dict[str, Any]
Tables = dict[str, list[Row]]

LISTS: Tables = {
    "partnership": [
        {
            "partnership_id": "harrowmere",
            "name": "Harrowmere",
            "as_at": "2026-11-22",
            "year": "2026/27",
            "is_synthetic": True,
            "allow_person_level": True,
        }
    ],
    "partner": [
        {
            "partner_id": "council",
            "name": "Harrowmere Council",
            "short": "Council",
            "kind": "council",
            "statutory": True,
            "valid_from": "1974-04-01",
        },
        {
            "partner_id": "icb",
            "name": "Harrowmere ICB",
            "short": "ICB",
            "kind": "icb",
            "statutory": True,
            "valid_from": "2022-07-01",
        },
        {
            "partner_id": "pct",
            "name": "Harrowmere PCT",
            "short": "PCT",
            "kind": "pct",
            "statutory": True,
            "valid_from": "2002-04-01",
            "valid_to": "2013-03-31",
            "successor_id": "icb",
        },
    ],
    "locality": [
        {"locality_id": "north", "name": "North", "imd_decile": 3},
        {"locality_id": "south", "name": "South", "imd_decile": 8},
        {"locality_id": "OOA", "name": "Out of area"},
    ],
    "age_band": [
        {"age_band_id": "0-15", "lowest_age": 0, "highest_age": 15, "adult_group": "0-15"},
        {"age_band_id": "16-17", "lowest_age": 16, "highest_age": 17, "adult_group": "16-17"},
        {"age_band_id": "18-64", "lowest_age": 18, "highest_age": 64, "adult_group": "18-64"},
        {"age_band_id": "65+", "lowest_age": 65, "adult_group": "65+"},
    ],
    "need_band": [
        {"need_band_id": "2", "name": "Some", "definition": "-", "weekly_low": 1, "weekly_high": 2}
    ],
    "accommodation": [
        {"accommodation_id": "family", "name": "With family", "settled": True, "registered": False},
        {"accommodation_id": "misc", "name": "Other settled", "settled": True, "registered": False},
    ],
    "service_type": [
        {
            "service_type_id": "home_care",
            "name": "Home care",
            "service_group": "home_care",
            "unit": "hour",
        },
        {
            "service_type_id": "residential",
            "name": "Residential care",
            "service_group": "residential",
            "unit": "week",
        },
    ],
    "tier": [
        {"tier_id": "2", "name": "Two", "usual_commissioner": "council", "definition": "-"},
        {"tier_id": "3", "name": "Three", "usual_commissioner": "council", "definition": "-"},
    ],
    "provider": [
        {
            "provider_id": "alder",
            "name": "Alder Care",
            "sector": "voluntary",
            "locality_id": "north",
            "in_area": True,
        },
        {
            "provider_id": "beech",
            "name": "Beech House",
            "sector": "independent",
            "locality_id": "OOA",
            "in_area": False,
        },
    ],
    "client_group": [{"client_group_id": "LD", "name": "People with a learning disability"}],
    "source": [
        {"source_id": "ons", "title": "Projections", "date": "2026-01-01", "licence": "OGL"},
        {"source_id": "ledger", "title": "The ledger", "date": "2026-04-01", "licence": "-"},
    ],
}
