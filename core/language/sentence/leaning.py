# ruff: noqa: E501 - one rule, one line
"""Whether the words around a date look back or ahead, also where nobody puts a comma."""
# fmt: off

from dataclasses import dataclass
from itertools import pairwise

from core.language.dates.moments import Tense
from core.language.sentence.clauses import Clause
from core.language.text.compiled import compiled
from core.language.text.sheet import rule

HAPPENED = rule(
    r"(?:了|过(?!去|来)|完|刚|已|签的|付的|(?:拜访|见|去|聊|谈|演示|走访|回访)的(?=[ⒶⒸ])|打的|到账|收到|丢|赢|成交|盖)|\b(?:\w+ed|met|paid|won|lost|sent|was|were|went|saw|grabbed|had|did|gave|spoke|came|got|swung|drove|flew|ran|held|told|brought|hit (?:the|our) (?:account|bank))\b"
)
STILL_TO_COME = rule(
    r"(?<=agreed )to\b|再|让我|叫我|过去(?!了)|过来(?!了)|下次|(?<!签)约|提醒|要(?!求)|准备|打算|计划(?![,。;]|$)|安排|之前|前(?!天)|预计|争取|\b(?:will|next|follow|remind|schedule|(?<!swung )(?<!stopped )(?<!dropped )by|before|need|plan|expected|set|book|circle|(?:call|try|visit|meet|see|speak|talk|touch base|check in)(?: \S+){0,2} again|call (?:back|them|him|her)|revisit|touch|check in|ping|chase|try)"
)
# 年底最后一笔, 今年第一单
COUNTED_IN = rule(
    r"^\s?的?(?:(?:最后|第)(?:[一二两三四五六七八九十几\d]+|Ⓝ)?个?大?|首|末)(?:笔|单|家|次)"
)
# 可以安心过年了
HOLIDAY = rule(r"(?:安心|好好|开心|踏实|放心|轻松|舒服|高兴|愉快|可以|能|终于)(?:地|的)?(?:过(?:个|一个)?(?:好|肥|安稳)?)?$|过(?:个|一个)?(?:好|肥|安稳)$")
ENJOYED = rule(r"^\s?(?:了|快乐|愉快|放假|休息|庆祝)?\W*$|^\s?(?:快乐|愉快|放假)")
THEY_SAY = rule(r"(?:他们?|她们?|对方|客户|Ⓒ)(?:那边)?(?:说|表示|提到|讲)(?:是|了|他们?|她们?)?$")
THEIR_ERRAND = rule(
    r"^\s?(?:才|都|就|刚好)?(?:(?:要|得|会)(?:去|飞|回)(?!找|见|我们|我司|咱|[电复访])|(?:要|得|会|在)?(?:出差|出国|休假|放假|请假|不在|外出|住院|汇报))"
)
# In Chinese the verb follows its date, in English it stands before.
CHINESE = compiled(r"[\u4e00-\u9fff]")
CLOSE_BY = 6


@dataclass(frozen=True)
class Around:
    """The words that belong to one date of a clause: back to the date before, on to the next."""

    before: str
    after: str

    @property
    def text(self) -> str:
        return self.before[-CLOSE_BY:] + self.after if self.in_chinese else self.before + self.after

    @property
    def in_chinese(self) -> bool:
        return CHINESE.search(self.before + self.after) is not None

    def lean(self) -> Tense:
        """Return which way the nearest telling word points; OPEN where there is none."""
        if self.in_chinese:
            ahead = STILL_TO_COME.search(self.before[-CLOSE_BY:])
            return Tense.FUTURE if ahead else self._first_in(self.after or self.before)
        return self._last_in(self.before) or self._first_in(self.after)

    def names_no_day_of_ours(self) -> bool:
        """Return whether the date only counts, 年底最后一笔, or is the customer's own errand."""
        if COUNTED_IN.search(self.after):
            return True
        if HOLIDAY.search(self.before) and ENJOYED.search(self.after):
            return True
        return bool(THEY_SAY.search(self.before) and THEIR_ERRAND.search(self.after))

    def _first_in(self, text: str) -> Tense:
        ahead, back = STILL_TO_COME.search(text), HAPPENED.search(text)
        if ahead and (not back or ahead.start() < back.start()):
            return Tense.FUTURE
        if back:
            return Tense.PAST
        return self._first_in(self.before) if text is self.after and self.before else Tense.OPEN

    def _last_in(self, text: str) -> Tense | None:
        ahead = max((m.start() for m in STILL_TO_COME.finditer(text)), default=-1)
        back = max((m.start() for m in HAPPENED.finditer(text)), default=-1)
        if ahead == back:
            return None
        return Tense.FUTURE if ahead > back else Tense.PAST


def around_dates(clause: Clause) -> list[Around]:
    """Return the words around each date of a clause, in order."""
    pieces = clause.text.split("Ⓓ")
    return [Around(before, after) for before, after in pairwise(pieces)]
