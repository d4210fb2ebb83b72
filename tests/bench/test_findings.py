"""What benchmarks conclude from their windows, and how it is shown."""

import json
from io import StringIO

import pytest
from rich.console import Console

from bot.bench.findings import Bar, Finding, Pair, compared
from bot.bench.report import amount, show_findings, table_of
from bot.bench.run import BENCHMARKS, chosen_benchmarks
from core.errors import UserError

LEAST, MOST = Bar(0.4, "least"), Bar(2.0, "most")


def test_the_ratio_is_the_median_of_the_pairs_not_the_ratio_of_the_medians():
    pairs = (Pair(10, 10), Pair(30, 10), Pair(20, 100))

    found = compared("road", "answers/s", "/s", pairs, LEAST)

    assert (found.ratio, found.ours, found.theirs) == (1, 20, 10)


@pytest.mark.parametrize(("bar", "ratio", "met"), [(LEAST, 0.4, True), (LEAST, 0.39, False)])
def test_a_throughput_has_to_reach_its_bar(bar, ratio, met):
    assert Finding("road", "answers/s", "/s", ratio, 1, ratio, bar).is_met is met


@pytest.mark.parametrize(("bar", "ratio", "met"), [(MOST, 2.0, True), (MOST, 2.1, False)])
def test_a_latency_must_not_pass_its_bar(bar, ratio, met):
    assert Finding("road", "p50", "ms", ratio, 1, ratio, bar).is_met is met


def test_without_another_side_the_figure_itself_is_judged():
    finding = Finding("memory", "resident", "MB", 130, None, None, Bar(120, "most"))

    assert not finding.is_met


def test_json_holds_both_sides_the_ratio_the_bar_and_the_verdict(capsys):
    show_findings(
        [Finding("start", "first answer", "s", 1.5, 0.5, 3, Bar(4, "most"))], as_json=True
    )

    [shown] = json.loads(capsys.readouterr().out)
    assert shown == {
        "benchmark": "start", "figure": "first answer", "unit": "s", "ours": 1.5, "theirs": 0.5,
        "ratio": 3, "bar": "≤ 4", "met": True,
    }  # fmt: skip


def test_the_table_says_whether_a_bar_was_met():
    console = Console(width=120, file=StringIO())

    console.print(table_of([Finding("start", "first answer", "s", 2, 1, 2, Bar(4, "most"))]))

    assert "yes" in console.file.getvalue()


@pytest.mark.parametrize(
    ("value", "shown"), [(0.752, "0.75 ms"), (12.34, "12.3 ms"), (1234.5, "1,234 ms")]
)
def test_amounts_show_the_digits_that_mean_something(value, shown):
    assert amount(value, "ms") == shown


def test_an_unknown_benchmark_is_refused_with_the_known_ones():
    with pytest.raises(UserError, match="road-sqlite"):
        chosen_benchmarks(["rode"])


def test_without_a_name_all_benchmarks_run_but_the_import_of_a_million_deals():
    assert chosen_benchmarks([]) == tuple(name for name in BENCHMARKS if name != "import-full")
    assert chosen_benchmarks(["import-full"]) == ("import-full",)


def test_named_benchmarks_run_once_each_in_their_own_order():
    assert chosen_benchmarks(["memory", "funnel", "memory"]) == ("funnel", "memory")
