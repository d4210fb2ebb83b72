"""Boards: who is named, to whom, with which weights."""

from datetime import date

import pytest

from core.reply import Ranking
from core.vocabulary import Metric
from handlers.leaderboard import show_leaderboard
from tests.handlers.figures.desk import COMPANY, DM, TEAM, TEAM_CHANNEL, two_with_figures

NOVEMBER = date(2026, 11, 10)


def test_a_board_names_the_top_and_tells_each_reader_their_own_place(desk):
    two_with_figures(desk)

    reply = desk.ask(show_leaderboard, "王磊")

    assert [row["member"] for row in reply.data["rows"]] == ["李雪", "王磊"]
    assert "你第 2 名（共 2 人）" in reply.text
    [ranking] = [part for part in reply.card.sections if isinstance(part, Ranking)]
    assert [row.mine for row in ranking.rows] == [False, True]


def test_in_a_channel_the_tail_is_not_named(desk):
    two_with_figures(desk)

    reply = desk.ask(show_leaderboard, "王磊", TEAM_CHANNEL)

    assert (reply.private, [row["member"] for row in reply.data["rows"]]) == (False, ["李雪"])
    assert "王磊" not in reply.text


def test_a_board_prints_its_weights_and_what_counted_for_nothing(desk):
    two_with_figures(desk)

    reply = desk.ask(show_leaderboard, "王磊")

    assert reply.data["weights"] == {"revenue": 0.6, "activities": 0.2, "satisfaction": 0.2}
    assert "销售额 60% · 跟进次数 20% · 满意度 20%" in str(reply.card)
    assert "满意度无记录计0" in str(reply.card)


def test_a_board_row_holds_score_and_plain_figures(desk):
    two_with_figures(desk)

    first = desk.ask(show_leaderboard, "李雪").data["rows"][0]

    assert first == {
        "rank": 1, "member": "李雪", "score": 0.772, "revenue": 620_000, "activities": 1,
        "satisfaction": 9,
    }  # fmt: skip


def test_a_board_by_one_metric_has_values(desk):
    two_with_figures(desk)

    data = desk.ask(show_leaderboard, "何佳", scope=COMPANY, metric=Metric.REVENUE).data

    assert (data["metric"], data["weights"]) == ("revenue", {"revenue": 1})
    assert data["rows"][0]["value"] == 620_000


def test_managers_and_directors_stand_on_no_board(desk):
    desk.books.won("张敏", NOVEMBER, 9_000_000)
    desk.books.won("李雪", NOVEMBER, 1)

    rows = desk.ask(show_leaderboard, "何佳", scope=COMPANY).data["rows"]

    assert [row["member"] for row in rows] == ["李雪"]


def test_a_board_without_figures_names_nobody_and_says_what_to_do(desk):
    reply = desk.ask(show_leaderboard, "何佳", scope=COMPANY)

    assert (reply.data["rows"], reply.pictures) == ([], ())
    assert "先记一笔" in reply.text


def test_a_companys_own_weights_count(desk):
    two_with_figures(desk)
    context = desk.context("李雪")
    context.company.settings = {"score_weights": {"revenue": "0.5", "visits": "0.5"}}

    assert desk.ask(show_leaderboard, "李雪").data["weights"] == {"revenue": 0.5, "visits": 0.5}


def test_a_board_by_growth_compares_with_the_period_before(desk):
    two_with_figures(desk)
    desk.books.won("王磊", date(2026, 10, 10), 200_000)
    desk.books.won("李雪", date(2026, 10, 10), 500_000)

    reply = desk.ask(show_leaderboard, "王磊", text="销售额增长榜")

    [first] = reply.data["rows"]
    assert (first["member"], first["value"], first["revenue"]) == ("王磊", 1, 400_000)
    assert "1. 王磊 +100%" in reply.text


def test_who_had_nothing_before_has_no_growth(desk):
    two_with_figures(desk)

    assert desk.ask(show_leaderboard, "王磊", text="增长榜").data["rows"] == []


def test_who_leads_a_team_reads_the_whole_board_when_it_is_asked_for(desk):
    two_with_figures(desk)

    full = desk.ask(show_leaderboard, "张敏", scope=TEAM, text="完整排行榜")

    assert [row["member"] for row in full.data["rows"]] == ["李雪", "王磊"]


def test_a_cut_board_says_why_and_how_its_leader_sees_the_rest(desk):
    two_with_figures(desk)

    cut = desk.ask(show_leaderboard, "张敏", scope=TEAM, text="排行榜")

    assert [row["member"] for row in cut.data["rows"]] == ["李雪"]
    assert "只列前一半。看所有人说“完整排行榜 华东一部”" in str(cut.card)


@pytest.mark.parametrize(("name", "room"), [("陈晨", DM), ("王磊", DM), ("张敏", TEAM_CHANNEL)])
def test_the_whole_board_is_for_nobody_else_and_for_no_channel(desk, name, room):
    two_with_figures(desk)
    scope = COMPANY if name == "陈晨" else TEAM

    reply = desk.ask(show_leaderboard, name, room, scope=scope, text="完整排行榜")

    assert {row["member"] for row in reply.data["rows"]} <= {"李雪", name}


def test_a_board_names_what_its_percentage_is(desk):
    two_with_figures(desk)

    card = str(desk.ask(show_leaderboard, "王磊").card)

    assert "% 是综合得分，权重：销售额 60%" in card
    assert "150%" not in card
