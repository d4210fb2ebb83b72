"""The board as a reply: the top named, the weights printed, the reader's own place beside it."""

from collections.abc import Sequence
from fractions import Fraction

from charts import describe
from core.figures.leaderboard import DEFAULT_WEIGHTS, Place
from core.figures.numbers import json_number
from core.periods import month_containing
from core.pictures import LeaderboardChart, RankBar
from core.reply import Button, Card, Paragraph, Picture, Ranking, RankRow, Reply, paragraph
from core.vocabulary import Metric
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.standings import Board, Standings, Weights, places_of, standings_of
from handlers.figure_replies.words import command, heading, how_button, period_words

__all__ = ["Board", "leaderboard_reply", "places_of"]


def leaderboard_reply(scene: Scene, board: Board) -> Reply:
    """Tell who leads; the middle and the tail are told to themselves only."""
    standings = standings_of(scene, board)
    title = heading(scene, _title(scene, board), board.scope, board.period)
    return Reply(
        text=f"{title}{scene.say('：', ': ')}{_in_words(scene, standings)}",
        card=Card(title, _sections(scene, standings), _buttons(scene, board)),
        pictures=_pictures(scene, title, standings),
        data=_data(standings),
        intent="show_leaderboard",
    )


def _title(scene: Scene, board: Board) -> str:
    if board.metric is Metric.SCORE:
        return scene.say("排行榜", "Leaderboard")
    metric = board.metric.say(scene.wording.language)
    if board.growth:
        return scene.say("{m}增长榜", "{m} growth", m=metric)
    return scene.say("{m}排行榜", "{m} leaderboard", m=metric)


def _value(scene: Scene, board: Board, value: Fraction) -> str:
    if not board.growth:
        return scene.figure(board.metric, value)
    return ("+" if value > 0 else "") + scene.percent(value)


def _gap(scene: Scene, board: Board, gap: Fraction) -> str:
    return scene.difference(Metric.SCORE if board.growth else board.metric, gap)


def _in_words(scene: Scene, standings: Standings) -> str:
    if not standings.named and standings.board.growth:
        return scene.say("还没有人超过上期。", "nobody is above the period before yet.")
    if not standings.named:
        return scene.say("还没有数据，先记一笔吧。", "no figures yet. Record something first.")
    leaders = scene.say("，", ", ").join(
        f"{place.rank}. {place.performance.name} {_value(scene, standings.board, place.value)}"
        for place in standings.named
    )
    own = _own_words(scene, standings)
    return scene.sentences(leaders + scene.say("。", "."), *((own,) if own else ()))


def _own_words(scene: Scene, standings: Standings) -> str:
    own = standings.own
    if own is None:
        return ""
    above = [place for place in standings.places if place.rank < own.rank]
    words = scene.say(
        "{who}第 {rank} 名（共 {all} 人）",
        "{who} number {rank} of {all}",
        who=_who(scene, standings.board, own),
        rank=own.rank,
        all=len(standings.places),
    )
    if not above:
        return words + scene.say("。", ".")
    gap = _gap(scene, standings.board, above[-1].value - own.value)
    return words + scene.say("，距上一名 {gap}。", ", {gap} behind the next.", gap=gap)


def _who(scene: Scene, board: Board, own: Place) -> str:
    if board.by_name:
        return scene.say("{name} ", "{name} is", name=own.performance.name)
    return scene.say("你", "You are")


def _sections(scene: Scene, standings: Standings) -> tuple[Paragraph | Ranking, ...]:
    rows = tuple(_row(scene, standings, place) for place in standings.shown)
    sections: list[Paragraph | Ranking] = [Ranking(rows)] if rows else []
    if not standings.named:
        sections = [paragraph(_in_words(scene, standings))]
    elif standings.own is not None:
        sections.append(paragraph(_own_words(scene, standings)))
    sections.append(paragraph(_small_print(scene, standings), quiet=True))
    return tuple(sections)


def _row(scene: Scene, standings: Standings, place: Place) -> RankRow:
    return RankRow(
        place.rank,
        place.performance.name,
        _value(scene, standings.board, place.value),
        _detail(scene, standings, place),
        mine=place.performance.member_id == standings.board.reader_id,
    )


def _detail(scene: Scene, standings: Standings, place: Place) -> str:
    """Say what a score is made of, and which part counts 0 for want of anything."""
    if standings.board.growth:
        metric = standings.board.metric
        return scene.figure(metric, place.performance.figure(metric))
    if standings.board.metric is not Metric.SCORE:
        return ""
    language = scene.wording.language
    parts = [
        scene.say("{m}无记录计0", "no {m}: 0", m=metric.say(language).lower())
        if metric in place.missing
        else f"{metric.say(language)} {scene.figure(metric, place.performance.figure(metric))}"
        for metric in standings.weights
    ]
    return " · ".join(parts)


def weights_words(scene: Scene, weights: Weights) -> str:
    parts = " · ".join(
        f"{metric.say(scene.wording.language)} {scene.percent(weight)}"
        for metric, weight in weights.items()
    )
    return scene.say("权重：{parts}", "Weights: {parts}", parts=parts)


def _small_print(scene: Scene, standings: Standings) -> str:
    """Print the weights under every board; a board by one figure ranks by that alone."""
    if standings.board.metric is Metric.SCORE:
        rule = scene.say(
            "% 是综合得分，{weights}。",
            "% is the overall score. {weights}.",
            weights=weights_words(scene, standings.weights),
        )
    else:
        metric = standings.board.metric.say(scene.wording.language)
        rule = scene.say("权重：{m} 100%。", "Weights: {m} 100%.", m=metric)
        if standings.board.growth:
            rule = scene.sentences(rule, _growth_rule(scene, standings.board))
    return scene.sentences(rule, *_left_out(scene, standings), scene.as_of())


def _left_out(scene: Scene, standings: Standings) -> tuple[str, ...]:
    """Say how many a cut board does not list, why, and how who leads them all sees them."""
    left = len(standings.places) - len(standings.shown)
    if not left or not standings.named:
        return ()
    if standings.board.full and standings.board.top is None:
        words = "另有 {n} 人未列出，请按团队看。", "{n} more not listed; ask for a team's board."
        return (scene.say(*words, n=left),)
    if standings.board.top is not None or standings.board.growth:
        return (scene.say("另有 {n} 人未列出。", "{n} more not listed.", n=left),)
    if standings.board.may_be_full:
        words = (
            "另有 {n} 人未列出：公开榜只列前一半。看所有人说“{whole}”。",
            ("{n} more not listed: a board names the top half. For everybody say “{whole}”."),
        )
        return (scene.say(*words, n=left, whole=_in_full(scene, standings.board)),)
    return (
        scene.say(
            "另有 {n} 人未列出：榜上只列前一半（最多 10 人），其余名次只告诉本人。",
            "{n} more not listed: a board names the top half, at most 10; the others are told "
            "their own place.",
            n=left,
        ),
    )


def _in_full(scene: Scene, board: Board) -> str:
    """Return what to type for the same board with everybody on it."""
    by_score = board.metric is Metric.SCORE
    metric = (
        "" if by_score else board.metric.say(scene.wording.language).lower() + scene.say("", " ")
    )
    words = scene.say("{m}完整排行榜", "full {m}leaderboard", m=metric)
    is_usual = board.period == month_containing(scene.today)
    return command(words, scene, board.scope, None if is_usual else board.period)


def _growth_rule(scene: Scene, board: Board) -> str:
    before = period_words(scene.wording, board.period.previous(), scene.today)
    return scene.say(
        "增长与{p}全期相比，{p}没有的人不排。",
        "Growth is against all of {p}; who had nothing then is not ranked.",
        p=before,
    )


def _buttons(scene: Scene, board: Board) -> tuple[Button, ...]:
    words = scene.say("排行榜", "leaderboard")
    other = Metric.REVENUE if board.metric is Metric.SCORE else Metric.SCORE
    other_words = other.say(scene.wording.language)
    by_other = command(
        scene.say("{m}排行榜", "{m} leaderboard", m=other_words.lower()),
        scene,
        board.scope,
        board.period,
    )
    target = scene.say("我的目标", "My target")
    return (
        Button(scene.say("看{m}", "By {m}", m=other_words.lower()), by_other),
        Button(target, target),
        how_button(scene, words, board.scope, board.period),
    )


def _pictures(scene: Scene, title: str, standings: Standings) -> tuple[Picture, ...]:
    if not standings.named:
        return ()
    bars = tuple(
        RankBar(
            place.rank,
            place.performance.name,
            float(place.value),
            _value(scene, standings.board, place.value),
        )
        for place in standings.named
    )
    weights = weights_words(scene, standings.printed_weights)
    by_score = standings.board.metric is Metric.SCORE
    chart = LeaderboardChart(
        title,
        scene.as_of(),
        bars,
        _target_words(scene, weights) if by_score else weights,
        scene.wording.language,
        goal=1.0 if by_score else None,
    )
    return (Picture(chart, describe(chart)),)


def _target_words(scene: Scene, weights: str) -> str:
    return scene.say(
        "% 是目标完成的综合得分，达到目标即 100%。{weights}",
        "% is the overall score of targets reached; 100% is on target. {weights}",
        weights=weights,
    )


def _data(standings: Standings) -> dict[str, object]:
    board = standings.board
    return {
        "scope": {**board.scope.to_json()},
        "period": board.period.label(),
        "metric": board.metric.value,
        "weights": {
            metric.value: json_number(weight)
            for metric, weight in standings.printed_weights.items()
        },
        "rows": _rows_data(board.metric, standings.shown),
    }


def _rows_data(metric: Metric, places: Sequence[Place]) -> list[object]:
    key = "score" if metric is Metric.SCORE else "value"
    return [
        {
            "rank": place.rank,
            "member": place.performance.name,
            key: json_number(place.value),
            **{
                shown.value: json_number(place.performance.figure(shown))
                for shown in DEFAULT_WEIGHTS
            },
        }
        for place in places
    ]
