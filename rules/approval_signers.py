# Part of after_sales. LGPL-3.
"""Whether there are enough different people for all signatures: nobody signs one request twice (R7.05, R7.18)."""

from collections.abc import Sequence


def most_signers(votes: Sequence[frozenset[int]]) -> int:
    """How many of these signatures different people can give; ``votes``: for each signature, who could give it.

    Two levels that only the same person holds get one signature, however many people stand below them.

    >>> most_signers([frozenset({1, 2, 3}), frozenset({3}), frozenset({3})])
    2
    """
    giver: dict[int, int] = {}

    def is_given(vote: int, tried: set[int]) -> bool:
        for person in votes[vote] - tried:
            tried.add(person)
            if person not in giver or is_given(giver[person], tried):
                giver[person] = vote
                return True
        return False

    return sum(is_given(vote, set()) for vote in range(len(votes)))
