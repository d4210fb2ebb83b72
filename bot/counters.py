"""Numbers about ourselves, for Prometheus; labels are few and fixed, never names or texts."""

from prometheus_client import Counter, Histogram

MESSAGES = Counter(
    "salesbeat_messages", "Messages received, by what became of them.", ["platform", "status"]
)
ANSWER_SECONDS = Histogram(
    "salesbeat_answer_seconds",
    "From a message's arrival to its committed answer.",
    ["platform"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5),
)
