"""Questions about figures that are no intents of the reader: what about, whose, of which days."""

from dataclasses import dataclass, replace
from datetime import date

from core.access import FigureKind, require_figures, scope_named
from core.figures.scope import ScopeRef
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.periods import ONE_DAY, Period, add_months
from core.reply import Button, Card, Reply
from handlers.context import Context
from handlers.figure_replies.asked import period_asked
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import how_button, period_words, scope_words
from handlers.recording.said import Said
from handlers.recording.whose import OURS, scope_said

A_YEAR, THREE_YEARS = 12, 36
# Around a question, and no part of it.
BEFORE = phrase(
    r"(?:给我(?!们)|我?想(?:要|知道)?|我要|看(?:一?下)?|查(?:一?下)?"
    r"|列出|列一?下|显示|分析一?下|统计一?下|算一?下|算算"
    r"|(?:show(?: me| us)?|list"
    r"|give (?:me|us)|tell me|what(?:'s| is| are)|who are|which are|the)\b|[,、\s])+"
)
AFTER = phrase(
    r"(?:[,，~～。.!！?？\s]|一下|看看|吧|呢|啊|呀|吗|怎么样|如何|(?:是|有)?多少|(?:都)?有哪些|(?:都)?有谁"
    r"|是谁|情况|\bnow)+$"
)
# Whose and when, wherever in the sentence they stand.
ASIDE = phrase(
    r"(?:\b(?:of|for|in|by|over|from|during|at)\s*)?(?:\bthe\s)?(?:[ⓈⓂⒹ](?:'s?)?的?"
    r"|\b(?:past|last) year\b"
    r"|\b(?:(?:my|our) (?:team|region)'?s?|my|our|company's?|company|me|us)\b)"
    rf"|(?:{OURS}(?:组|队|团队|区域|大区|区)|(?:全|整个)?公司|我们|咱们|我)的?|(?:最近|过去|近)一年的?"
)
PAST_YEAR = phrase(r"(?:最近|过去|近)一年|\bpast year\b")


@dataclass(frozen=True)
class Wanted:
    """Figures that somebody asks for and may see: whose, and of which days."""

    context: Context
    scene: Scene
    kind: FigureKind
    scope: ScopeRef
    period: Period

    def title(self, zh: str, en: str) -> str:
        """Head an answer: what it is about, whose it is, of which days."""
        days = days_words(self.scene, self.period)
        return " · ".join((self.scene.say(zh, en), scope_words(self.scene, self.scope), days))

    def answer(self, text: str, intent: Intent, card: Card | None = None) -> Reply:
        """Answer where it was asked, or in private when the room holds others."""
        reply = Reply(text, card, intent=intent.value)
        return for_this_room(reply, self.context, self.scope, self.kind)

    def how(self, zh: str, en: str) -> Button:
        """Return the button that explains the figure of a name, of the same people and days."""
        button = how_button(self.scene, self.scene.say(zh, en), self.scope)
        return replace(button, command=f"{button.command} {self.period.label()}")

    def nothing(self, title: str, zh: str, en: str, intent: Intent) -> Reply:
        """Say that there is no figure, and what would make one."""
        return self.answer(
            self.scene.say("{t}：", "{t}: ", t=title) + self.scene.say(zh, en), intent
        )


def figures_wanted(said: Said, context: Context, kind: FigureKind, usual: Period) -> Wanted:
    """Return whose figures a sentence asks for, and of which days: the usual ones unless named.

    Raises NotAllowedError when the asker may not see them, NotFoundError for an unknown name.
    """
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, kind)
    return Wanted(context, Scene.of(context), kind, scope, days_wanted(said, context, usual))


def topic_of(said: Said) -> str:
    """Return what a sentence asks about: without please and thanks, and without whose and when.

    Of two people or places at once there is none.
    """
    if len(said.scene.scopes) + len(said.scene.members) > 1 or len(said.scene.dates) > 1:
        return ""
    about = ASIDE.sub(" ", _polite_words_off(said.text))
    return " ".join(_polite_words_off(about).split()).strip(" ,的")


def _polite_words_off(text: str) -> str:
    begun = BEFORE.match(text)
    return AFTER.sub("", text[begun.end() :] if begun else text)


def days_wanted(said: Said, context: Context, usual: Period) -> Period:
    """Return the days that a sentence is about, the usual ones unless it names some."""
    if said.scene.dates:
        return period_asked(said.asked, said.scene.dates[0].value.period)
    named = past_year(context.today) if PAST_YEAR.search(said.text) else usual
    return period_asked(said.asked, named)


def past_year(today: date) -> Period:
    """Return the year that ends today."""
    return _months(A_YEAR, today)


def past_three_years(today: date) -> Period:
    """Return the three years that end today."""
    return _months(THREE_YEARS, today)


def _months(months: int, last: date) -> Period:
    return Period(add_months(last, -months) + ONE_DAY, last, ranged=True)


def days_words(scene: Scene, period: Period) -> str:
    """Name a period as people do; the years up to today by how many they are."""
    if period == past_year(scene.today):
        return scene.say("近一年", "past year")
    if period == past_three_years(scene.today):
        return scene.say("近三年", "past 3 years")
    return period_words(scene.wording, period, scene.today)
