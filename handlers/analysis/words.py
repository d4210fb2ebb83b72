"""Words and buttons that the analyses of customers share."""

from collections.abc import Iterable, Sequence
from datetime import date

from core.figures.worth import Worth
from core.reply import Button
from handlers.figure_replies.scene import Scene


def follow_up_button(scene: Scene, name: str, short: str | None = None) -> Button:
    """Offer to be reminded of a customer tomorrow; the command means the reader's own to-do."""
    return Button(
        scene.say("明天跟进 {n}", "Follow up {n}", n=short or name),
        scene.say("提醒我明天跟进 {n}", "remind me to follow up {n} tomorrow", n=name),
    )


def numbered(rows: Iterable[Sequence[str]], first: int = 1) -> list[str]:
    """Return the rows of a table as lines of text, counted from `first`."""
    return [f"{place}. {' · '.join(row)}" for place, row in enumerate(rows, first)]


def scores_words(one: Worth) -> str:
    """Word the three fifths in one cell: R5 F4 M5."""
    return f"R{one.recency} F{one.frequency} M{one.money}"


def days_ago(scene: Scene, day: date) -> str:
    days = (scene.today - day).days
    if days == 0:
        return scene.say("今天", "today")
    return scene.say("{n} 天前", "yesterday" if days == 1 else "{n} days ago", n=days)
