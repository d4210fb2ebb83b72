"""Structured logs on standard error: constant sentences, data in keywords, nobody's words."""

import logging
import sys

# structlog loads rich for developers' tracebacks, which print local variables: customers' words.
# We want none of that, and a server is 6 MB smaller without it.
_rich = sys.modules.get("rich")
sys.modules["rich"] = None  # type: ignore[assignment]
import structlog  # noqa: E402

if _rich is None:
    del sys.modules["rich"]
else:
    sys.modules["rich"] = _rich


def configure_logs() -> None:
    """Log lines of ours as key=value; the libraries' warnings only."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(bool_as_flag=False),
        ],
        # Where standard error is at each line, not where it was when logging began.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    # These print addresses with tokens, or whole bodies, below their warnings and in them.
    for name in (
        "httpx",
        "httpx2",
        "httpcore",
        "urllib3",
        "slack_bolt",
        "slack_sdk",
        "apscheduler",
    ):
        logging.getLogger(name).setLevel(logging.ERROR)
