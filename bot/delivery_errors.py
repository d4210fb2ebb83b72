"""What can go wrong when a platform is asked to post something, in words no platform owns.

Clients translate their library's errors into these at the edge; delivery decides on the type alone.
"""


class DeliveryError(Exception):
    """A post that was not confirmed; the subclass says what is known about it."""


class TemporaryFailure(DeliveryError):  # noqa: N818 - a result, told by type
    """Surely not posted, and worth another try, not before `retry_after` seconds where given."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class PermanentFailure(DeliveryError):  # noqa: N818 - a result, told by type
    """Surely not posted, and trying again would not help until somebody mends `reason`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AmbiguousFailure(DeliveryError):  # noqa: N818 - a result, told by type
    """Posted or not, nobody knows: the answer was lost. Look before posting again."""
