"""Numbers under keys, eight bytes each: what a dict of lists would keep in ten times the room.

Keys are only hashed, so that a number under another key may come along; who asks looks again.
"""

from array import array
from bisect import bisect_left
from collections.abc import Sequence

HASH_BITS = 32
NUMBER = (1 << HASH_BITS) - 1
# Eight or sixteen codes lie in one bucket, on an average.
BUCKET_BITS = 4
Later = dict[int, tuple[int, ...]]


class Postings:
    """Numbers by key, sorted once by the hash of the key; what is added later lies beside them."""

    def __init__(self) -> None:
        self._codes = array("Q")
        self._shift = HASH_BITS
        self._ends = array("I", [0, 0])
        self._later: Later = {}

    @staticmethod
    def of(codes: "array[int]") -> "Postings":
        """Sort codes: each a key's hash, then a number, in half of its bits."""
        postings = Postings()
        bits = max(1, len(codes).bit_length() - BUCKET_BITS)
        in_order = array("Q", sorted(codes))
        firsts = range((1 << bits) + 1)
        postings._codes, postings._shift = in_order, HASH_BITS - bits
        postings._ends = array(
            "I", [bisect_left(in_order, first << (2 * HASH_BITS - bits)) for first in firsts]
        )
        return postings

    def add(self, key: str, number: int) -> None:
        hashed = hash(key) & NUMBER
        self._later[hashed] = (*self._later.get(hashed, ()), number)

    def under(self, key: str, most: int | None = None) -> Sequence[int]:
        """Return the numbers under a key, and maybe one of another; none if more than `most`."""
        hashed = hash(key) & NUMBER
        later = self._later.get(hashed, ())
        bucket = hashed >> self._shift
        first, end = self._ends[bucket], self._ends[bucket + 1]
        if first == end:
            return later
        first = bisect_left(self._codes, hashed << HASH_BITS, first, end)
        end = bisect_left(self._codes, (hashed + 1) << HASH_BITS, first, end)
        if most is not None and end - first + len(later) > most:
            return ()
        return [*[code & NUMBER for code in self._codes[first:end]], *later]
