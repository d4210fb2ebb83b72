"""Scopes and periods in the reader's words, and as commands that mean them again."""

from datetime import date

from core.figures.scope import ScopeRef
from core.periods import Period, quarter_of
from core.reply import Button
from core.wording import Wording
from handlers.figure_replies.scene import Scene


def scope_words(scene: Scene, scope: ScopeRef) -> str:
    return scope.say(scene.wording.language)


def period_words(wording: Wording, period: Period, today: date) -> str:
    """Name a period as people do: 本季度, last month, 2026年8月."""
    if period.contains(today) and (words := _CURRENT.get(period.kind)):
        return wording.say(*words)
    if period.following().contains(today) and (words := _LAST.get(period.kind)):
        return wording.say(*words)
    return _full_name(wording, period)


_CURRENT = {
    "day": ("今天", "today"),
    "week": ("本周", "this week"),
    "month": ("本月", "this month"),
    "quarter": ("本季度", "this quarter"),
    "year": ("今年", "this year"),
}
_LAST = {
    "day": ("昨天", "yesterday"),
    "week": ("上周", "last week"),
    "month": ("上月", "last month"),
    "quarter": ("上季度", "last quarter"),
    "year": ("去年", "last year"),
}


def _full_name(wording: Wording, period: Period) -> str:
    first = period.first
    match period.kind:
        case "day":
            return wording.full_day(first)
        case "month":
            return wording.say(
                "{y}年{m}月", "{name} {y}", y=first.year, m=first.month, name=f"{first:%b}"
            )
        case "quarter":
            return wording.say("{y}年第{q}季度", "Q{q} {y}", y=first.year, q=quarter_of(first))
        case "year":
            return wording.say("{y}年", "{y}", y=first.year)
        case "week" | "range":
            return f"{wording.full_day(first)} – {wording.full_day(period.last)}"


def heading(scene: Scene, what: str, scope: ScopeRef, period: Period | None = None) -> str:
    """Return a card's title: 漏斗 · 华东 · 本季度."""
    parts = [what, scope_words(scene, scope)]
    if period is not None:
        parts.append(period_words(scene.wording, period, scene.today))
    return " · ".join(parts)


def command(words: str, scene: Scene, scope: ScopeRef, period: Period | None = None) -> str:
    """Return a typed command about a scope and the period of the card that it stands on.

    What a command takes where no period is said differs: a month for a board, a quarter for a
    funnel. So a period is always said.
    """
    parts = [
        words,
        scene.say("公司", "company") if scope.kind == "company" else scope_words(scene, scope),
    ]
    if period is not None:
        parts.append(period.label())
    return " ".join(parts)


def how_button(scene: Scene, figure: str, scope: ScopeRef, period: Period | None = None) -> Button:
    """Return the button of every card with figures; `figure` in the reader's words."""
    return Button(
        scene.say("怎么算的", "How is this computed"),
        command(
            scene.say("怎么算的 {f}", "How is this computed {f}", f=figure), scene, scope, period
        ),
    )
