"""Rooms of people in groups, and how far they agree."""

import json
import random
from dataclasses import asdict

from hypothesis import strategies as st

from appraisal.analysis.agreement import Vote, agreement

NAMES = {
    "nhs": "NHS",
    "council": "Council",
    "carers": "Carers",
    "users": "People who use services",
    None: "Rather not say",
}


THRESHOLDS = {"nhs": 5, "council": 5, "carers": 8, "users": 8, None: 5}


CRITERIA = ("access", "cost", "rota")


def vote(group, *weights):
    total = sum(weights)
    return Vote(group, {name: one / total for name, one in zip(CRITERIA, weights, strict=True)})


def found(votes, names=NAMES, thresholds=THRESHOLDS):
    result = agreement(votes, names, thresholds)
    json.dumps(asdict(result), allow_nan=False)
    return result


def camp(group, count, most, seed):
    """So many people of a group who put most on one criterion, no two the same."""
    chance = random.Random(seed)
    weights = [[chance.uniform(1, 5) + 60 * (at == most) for at in range(3)] for _ in range(count)]
    return [vote(group, *one) for one in weights]


ROOMS = st.dictionaries(st.sampled_from(list(NAMES)), st.integers(1, 24), min_size=1)


def some_room(counts, seed, dissent):
    """A room in which each group leans its own way, but for a few people."""
    chance = random.Random(seed)
    return [
        one
        for number, (group, count) in enumerate(counts.items())
        for person in range(count)
        for one in camp(
            group,
            1,
            chance.randrange(3) if chance.random() < dissent else number % 2,
            seed + 1000 * number + person,
        )
    ]
