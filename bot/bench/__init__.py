"""The project's own benchmarks: each a ratio of two things measured in one run.

The bare server that we compare with is started from this package, so it imports nothing here.
"""


def run_benchmarks(names: list[str], *, as_json: bool) -> None:
    """Run the named benchmarks, or all of them, and print what they found. Raises UserError."""
    from bot.bench.run import run_and_show

    run_and_show(names, as_json=as_json)
