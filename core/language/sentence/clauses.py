"""The clauses of a message, and whether each looks back or ahead."""

import re
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from itertools import pairwise

from core.language.dates.moments import DAYS_A_WEEK, When
from core.language.sentence.scene import Scene
from core.language.text.compiled import compiled
from core.language.text.sheet import Found, Skeleton

# In a terse note a blank parts too: “Ⓐ 拜访 嫌贵 Ⓓ再去”; so do a form's labels: “客户:… 类型:…”.
CLAUSE_END = compiled(
    r"[,、。!?;|\n]+|(?<=[a-zⒶ-Ⓩ])\s-\s(?=[a-zⒶ-Ⓩ])|\.(?=\s|$)|\s(?=[\u4e00-\u9fff]{2,6}:)|(?<=[\u4e00-\u9fffⒶⒸⓋ])\s"
    r"(?=(?:顺便|然后|并且?|另外|约好?|定了|说好|下次)[^,。!?;]{0,6}[ⒹⓉ])|(?<=[\u4e00-\u9fffⒶⒸⓋ])\s"
    r"(?=[ⒹⓉ]\s?[ⒹⓉ]?(?:再|去|跟|回访|联系|拜访|发|下次|约|见|打|给|交|提交|出|做|报|演示|谈|聊|开|带|让|派))",
    re.ASCII,
)


# 今晚请Ⓐ吃饭, said in the morning, is a plan.
TONIGHT = compiled(r"今天?[晚夜]|tonight|this evening", re.IGNORECASE)
EVENING = time(18)
BARE_TIME = compiled(r"\s?(?:on )?[ⒹⓉ\s,。!;]+")


@dataclass(frozen=True)
class Clause:
    """A piece of a skeleton, with the places in the sheet where it begins and ends."""

    text: str
    first: int
    last: int

    def holds(self, found: Found[When]) -> bool:
        return self.first <= found.start <= self.last

    def covers(self, place: int) -> bool:
        return self.first <= place <= self.last


def clauses_of(text: str, scene: Scene) -> tuple[Clause, ...]:
    """Cut the skeleton, or what is asserted of it, into clauses; nothing is lost."""
    return _cut(text, scene.bones)


# Half a dozen rules look at the clauses of the same words.
@lru_cache(maxsize=8)
def _cut(text: str, bones: Skeleton) -> tuple[Clause, ...]:
    cuts = [0, *(m.end() for m in CLAUSE_END.finditer(text)), len(text)]
    spans = [(a, b) for a, b in pairwise(cuts) if a < b]
    joined = _with_bare_times(spans, text) if len(spans) > 1 else spans
    return tuple(Clause(text[a:b], bones.place(a), bones.place(b - 1)) for a, b in joined)


def _with_bare_times(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Join a clause that is only a day or an hour to the one before: “给Ⓐ打电话,下午3点”."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        bare = joined and BARE_TIME.fullmatch(text[start:end])
        opening = len(joined) == 1 and BARE_TIME.fullmatch(text[slice(*joined[0])])
        if bare or opening:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def dates_in(clause: Clause, scene: Scene) -> list[Found[When]]:
    return [found for found in scene.dates if clause.holds(found)]


def looks_back(clause: Clause, scene: Scene) -> bool:
    return any(found.value.tense == "past" for found in dates_in(clause, scene))


def looks_ahead(clause: Clause, scene: Scene) -> bool:
    """Return whether a clause names a day or an hour that is still to come."""
    today, now = scene.clock.today, scene.clock.now.time()
    for found in dates_in(clause, scene):
        when = found.value
        if when.due == today and now < EVENING and _is_tonight(found, scene):
            return True
        if when.tense == "future" or (when.tense == "open" and nearer_ahead(when, today)):
            return True
    later = any(clause.covers(at.start) and at.value > now for at in scene.times)
    return later and not looks_back(clause, scene)


def _is_tonight(found: Found[When], scene: Scene) -> bool:
    end = min(found.end + 1, len(scene.sheet.text))
    return TONIGHT.search(scene.sheet.written(found.start, end)) is not None


def nearer_ahead(when: When, today: date) -> bool:
    """Return whether a day without 上 or 下 is rather the coming one; weekdays are."""
    if when.due is None or when.due <= today:
        return False
    ahead = (when.due - today).days
    return ahead <= DAYS_A_WEEK or when.past is None or ahead < (today - when.past).days
