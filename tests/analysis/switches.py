"""Ways to look at what would change a result."""

import json
from dataclasses import asdict


def node(result, criterion):
    return next(one for one in result.weights if one.criterion == criterion)


def told(switch):
    return switch and (switch.at, switch.to)


def never_nan(result):
    """Fails where any field holds NaN or infinity."""
    json.dumps(asdict(result), allow_nan=False)


def moved_to(result, criterion, weight, inside=None):
    """Weights with so much on one criterion, the others in proportion, for `score`."""
    inside = inside or [criterion]
    weights = result.scores.weights
    kept = {name: w for name, w in weights.items() if name not in inside}
    held = {name: weights[name] for name in inside}
    for part in (kept, held):
        if sum(part.values()) <= 1e-9:
            part.update(dict.fromkeys(part, 1.0))
    return {
        **{name: (1 - weight) * w / sum(kept.values()) for name, w in kept.items()},
        **{name: weight * w / sum(held.values()) for name, w in held.items()},
    }
