"""The value tree: how weights on branches and leaves become one weight a leaf."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from appraisal.method.checks import WeightError, check_numbers, did_you_mean, shares, within_reach


@dataclass(frozen=True)
class ValueTree:
    """The criteria as a tree: every node with its parent, depth first in file order.

    A node at the top has the parent None. A node without children is a leaf: a criterion that
    options are scored on (Keeney and Raiffa 1976, chapter 2; von Winterfeldt and Edwards 1986).

    >>> tree = ValueTree({"access": None, "people": None, "rota": "people", "wait": "people"})
    >>> tree.leaves
    ('access', 'rota', 'wait')
    """

    parents: Mapping[str, str | None]
    _children: dict[str | None, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: dict[str | None, tuple[str, ...]] = {}
        for node, parent in self.parents.items():
            if parent is not None and parent not in self.parents:
                raise ValueError(f"'{node}' hangs under '{parent}', which is not in the tree.")
            children[parent] = (*children.get(parent, ()), node)
        object.__setattr__(self, "_children", children)

    @property
    def leaves(self) -> tuple[str, ...]:
        """The criteria that hold scores, in file order."""
        return tuple(node for node in self.parents if node not in self._children)

    def children(self, node: str | None = None) -> tuple[str, ...]:
        """The nodes directly under `node`; None asks for the top."""
        return self._children.get(node, ())

    def overall_weights(self, weights: Mapping[str, object] | None = None) -> dict[str, float]:
        """One weight a leaf, summing to 1: the product of the shares down the tree.

        None gives every leaf the same. Otherwise, among the children of each branch:
        those named share its weight in proportion to their weights; a sibling left out of a
        weighting that names others weighs 0; where none is named they share equally. A branch
        that is not named, but has something named below it, counts as named with the sum of
        what is named below it. Raises WeightError with every problem at once.

        >>> tree = ValueTree({"access": None, "people": None, "rota": "people", "wait": "people"})
        >>> tree.overall_weights({"access": 40, "people": 60})
        {'access': 0.4, 'rota': 0.3, 'wait': 0.3}
        >>> tree.overall_weights({"access": 3, "wait": 1})
        {'access': 0.75, 'rota': 0.0, 'wait': 0.25}
        """
        leaves = self.leaves
        if weights is None:
            return dict.fromkeys(leaves, 1.0 / len(leaves))
        named = self._checked(weights)
        overall = dict.fromkeys(leaves, 0.0)
        problems: list[str] = []
        self._share_out(None, 1.0, named, overall, problems)
        if problems:
            raise WeightError(*problems)
        return overall

    def _checked(self, weights: Mapping[str, object]) -> dict[str, float]:
        if not weights:
            raise WeightError("No weights were given. Give at least one criterion a weight.")
        unknown = [
            f"'{name}' is not a criterion.{did_you_mean(str(name), self.parents)}"
            for name in weights
            if name not in self.parents
        ]
        named, problems = check_numbers(weights, "weight")
        if unknown or problems:
            raise WeightError(*unknown, *problems)
        if not any(named.values()):
            raise WeightError("Every weight is 0. Give at least one criterion more than 0.")
        return within_reach(named)

    def _named_weight(self, node: str, named: Mapping[str, float]) -> float | None:
        """The node's own weight, or the sum of what is named below it; None if nothing is."""
        if node in named:
            return named[node]
        below = [self._named_weight(child, named) for child in self.children(node)]
        found = [weight for weight in below if weight is not None]
        return sum(found) if found else None

    def _share_out(
        self,
        branch: str | None,
        amount: float,
        named: Mapping[str, float],
        overall: dict[str, float],
        problems: list[str],
    ) -> None:
        children = self.children(branch)
        if not children:
            if branch is not None:
                overall[branch] = amount
            return
        own = {child: self._named_weight(child, named) for child in children}
        if all(weight is None for weight in own.values()):
            own = dict.fromkeys(children, 1.0)
        weighed = {child: weight or 0.0 for child, weight in own.items()}
        if not any(weighed.values()):
            where = f"under '{branch}'" if branch is not None else "at the top of the tree"
            problems.append(
                f"Every weight {where} is 0, so nothing there can be shared out. "
                "Give one of those criteria more than 0."
            )
            return
        for child, share in shares(weighed).items():
            if share:
                self._share_out(child, amount * share, named, overall, problems)
