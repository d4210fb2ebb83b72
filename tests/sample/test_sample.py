"""The sample company is as large, as alive and as troubled as it is meant to be."""

import csv
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from core.sample import write_sample
from core.sample.pipeline import STAGES

TODAY = date(2026, 11, 23)
Lines = list[dict[str, str]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder, today=TODAY)
    return folder


def lines_of(folder: Path, name: str) -> Lines:
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def conversions(folder: Path, first: str, last: str, region: str | None = None) -> dict:
    """Return advanced / entered of each stage, for entries from `first` to `last`."""
    regions = {line["name"]: line["region"] for line in lines_of(folder, "members")}
    deals = {line["external_id"]: line for line in lines_of(folder, "deals")}
    reached = {(line["deal"], line["stage"]) for line in lines_of(folder, "stage_history")}
    reached |= {(deal, "won") for deal, line in deals.items() if line["status"] == "won"}
    entered: Counter[str] = Counter()
    advanced: Counter[str] = Counter()
    following = dict(pairwise((*STAGES, "won")))
    for line in lines_of(folder, "stage_history"):
        home = regions[deals[line["deal"]]["owner"]]
        if first <= line["entered_on"] <= last and region in {None, home}:
            entered[line["stage"]] += 1
            advanced[line["stage"]] += (line["deal"], following[line["stage"]]) in reached
    return {stage: advanced[stage] / entered[stage] for stage in STAGES}


def test_it_is_as_large_as_promised(sample: Path):
    names = ("members", "accounts", "deals", "activities", "channels")

    assert [len(lines_of(sample, name)) for name in names] == [60, 500, 3000, 12000, 15]


def test_it_has_four_regions_and_ten_teams(sample: Path):
    members = lines_of(sample, "members")

    assert {line["region"] for line in members} == {"east", "south", "north", "west", ""}
    assert len({line["team"] for line in members} - {""}) == 10
    roles = Counter(line["role"] for line in members)
    assert roles == {"rep": 45, "manager": 10, "director": 4, "admin": 1}


def test_the_first_four_are_a_rep_her_manager_her_director_and_the_admin(sample: Path):
    first = lines_of(sample, "members")[:4]

    assert [line["role"] for line in first] == ["rep", "manager", "director", "admin"]
    assert [line["manager"] for line in first] == ["王磊", "周建国", "", ""]
    assert {line["region"] for line in first[:3]} == {"east"}


def test_everybody_is_known_on_both_platforms(sample: Path):
    members = lines_of(sample, "members")

    assert len({line["slack_user_id"] for line in members}) == 60
    assert len({line["wecom_user_id"] for line in members}) == 60


def test_the_best_account_has_one_open_deal_to_talk_about(sample: Path):
    deals = [d for d in lines_of(sample, "deals") if d["account"] == "华东医疗器械有限公司"]

    [still_open] = [deal for deal in deals if deal["status"] == "open"]
    assert (still_open["owner"], still_open["stage"]) == ("李雪", "qualified")


@pytest.mark.parametrize(
    ("first", "before"),
    [("2026-10-01", ("2025-10-01", "2026-09-30")), ("2026-01-01", ("2025-01-01", "2025-12-31"))],
)
def test_the_east_is_stuck_at_its_proposals(sample: Path, first: str, before: tuple[str, str]):
    usual = conversions(sample, *before)
    east = conversions(sample, first, TODAY.isoformat(), "east")

    gaps = {stage: usual[stage] - east[stage] for stage in STAGES}
    worst, second = sorted(gaps.values(), reverse=True)[:2]
    assert gaps["proposal"] == worst
    assert worst > second + 0.1


@pytest.mark.parametrize("region", ["south", "north", "west"])
def test_the_other_regions_are_not(sample: Path, region: str):
    usual = conversions(sample, "2025-01-01", "2025-12-31")
    theirs = conversions(sample, "2026-01-01", TODAY.isoformat(), region)

    assert all(usual[stage] - theirs[stage] < 0.15 for stage in STAGES)


def test_figures_are_plausible(sample: Path):
    closed = Counter(deal["status"] for deal in lines_of(sample, "deals"))
    won = sum(
        int(deal["amount"])
        for deal in lines_of(sample, "deals")
        if deal["status"] == "won" and deal["closed_on"] >= "2026"
    )
    [target] = [
        float(line["value"])
        for line in lines_of(sample, "targets")
        if (line["scope"], line["metric"], line["period"]) == ("company", "revenue", "2026")
    ]

    assert 0.25 <= closed["won"] / (closed["won"] + closed["lost"]) <= 0.4
    assert 0.4 <= won / target <= 1.4


def test_targets_add_up(sample: Path):
    sums: Counter[tuple[str, str]] = Counter()
    for line in lines_of(sample, "targets"):
        if line["metric"] == "revenue":
            sums[line["scope"], line["period"]] += int(line["value"])

    months = sum(sums["company", f"2026-{month:02}"] for month in range(1, 13))
    assert sums["company", "2026"] == sums["region", "2026"] == sums["team", "2026"] == months
    assert sums["company", "2026-Q4"] == sums["member", "2026-Q4"]


def test_there_is_something_to_do_today_and_overdue(sample: Path):
    due = [
        line["due_on"]
        for line in lines_of(sample, "follow_ups")
        if line["member"] == "李雪" and not line["done_on"]
    ]

    assert due.count(TODAY.isoformat()) == 3
    assert sum(day < TODAY.isoformat() for day in due) == 2


def test_nothing_happens_after_today(sample: Path):
    today = TODAY.isoformat()

    assert all(line["occurred_at"][:10] <= today for line in lines_of(sample, "activities"))
    assert all(line["entered_on"] <= today for line in lines_of(sample, "stage_history"))
    assert all(line["closed_on"] <= today for line in lines_of(sample, "deals"))
    assert all(line["paid_on"] <= today for line in lines_of(sample, "payments"))


def test_the_same_day_gives_the_same_bytes(sample: Path, tmp_path: Path):
    again = write_sample(tmp_path, today=TODAY)

    assert all(path.read_bytes() == (sample / path.name).read_bytes() for path in again)


def test_a_leader_who_has_visited_one_customer_still_has_another_to_see_to(sample):
    today = [line for line in lines_of(sample, "follow_ups") if line["due_on"] == f"{TODAY}"]
    leaders = {m["name"] for m in lines_of(sample, "members") if m["role"] == "manager"}

    assert len({line["account"] for line in today if line["member"] in leaders}) == 2
