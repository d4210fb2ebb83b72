"""Where a visit was and how long it took, as a sentence says it: “地点张江路88号，聊了40分钟”."""

import re

from core.language.text.compiled import compiled
from core.storage.records.evidence import Evidence, keep_evidence
from core.storage.tables import Activity, VisitEvidence
from core.wording import Wording
from handlers.confirmation import Entry

HOUR = 60
COUNTS = {"半": 0.5, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "an": 1, "a": 1, "half an": 0.5}
DURATION = (
    r"(?P<n>\d{1,3}(?:\.\d)?|[半一两二三四]|\bhalf an\b|\ban?\b)\s?个?(?P<half>半)?\s?"
    r"(?P<unit>小时|钟头|分钟|min(?:ute)?s?\b|hours?\b|hrs?\b)(?![后前内之以])"
)
LASTED = compiled(
    rf"(?:聊|谈|待|呆|见面|沟通|交流|拜访|时长|用时|历时|持续|一共|共|took|lasted|\bfor)(?:了|有|:|：|\s)*{DURATION}",
    re.IGNORECASE,
)
# “拜访了新锐商贸1小时”: the customer stands between; how long one drove there is no visit.
LASTED_AT = compiled(
    rf"(?:拜访|走访|\bvisited)(?![^,，。;；\n]{{0,24}}(?:车|路上|迟|等|提前|飞))[^,，。;；\n\d]{{1,24}}?"
    rf"(?<![每第约前]){DURATION}(?=\s*(?:[,，。;；.!！\n]|$))",
    re.IGNORECASE,
)
# A clause that is nothing but a place: “，在苏州工业园”; “在报价” is none.
STOOD_IN = compiled(
    r"[,，。;；]\s*在(?P<place>[^,，。;；\n]{1,30}?(?:园|区|路|街|号|楼|层|厦|广场|中心|公司|厂|店|馆|室|厅|酒店|市|县|镇"
    r"|港|站|总部|现场|基地|城|座|院))(?=[,，。;；.!！\n]|$)"
)
STOOD_AT = compiled(
    r"[,.;]\s*(?:at|in) (?P<place>(?:the )?[A-Z0-9][\w' -]{1,40}?(?:Park|Road|Rd|Street|St"
    r"|Avenue|Ave"
    r"|Building|Tower|Plaza|Cent(?:er|re)|Office|HQ|Hotel|Airport|Zone|District|Mall|Cafe"
    r"|Square))(?=[,.;!]|$)"
)
PLACE = compiled(
    r"(?:地点|位置|定位|地址|location|place)\s?(?:[:：]|是|在|\bis\b)?\s?(?P<place>[^\s,，。;；:：][^,，。;；\n]{1,59})",
    re.IGNORECASE,
)
PHOTO = compiled(
    r"(?:照片|图片|合影|photo|picture)\s?[:：]?\s?(?P<photo>\S+\.(?:jpe?g|png|heic|webp)|https?://\S+)",
    re.IGNORECASE,
)
LONGEST_VISIT = 24 * HOUR


def minutes_in(text: str) -> int | None:
    """Return how long something took, in minutes: 40分钟, 半小时, 一个半小时."""
    found = LASTED.search(text) or LASTED_AT.search(text)
    if found is None:
        return None
    said = found["n"].lower()
    count = COUNTS[said] if said in COUNTS else float(said)
    count += 0.5 if found["half"] else 0
    in_minutes = found["unit"].lower().startswith(("分", "min"))
    minutes = round(count if in_minutes else count * HOUR)
    return minutes if 0 < minutes <= LONGEST_VISIT else None


def evidence_in(text: str) -> Evidence:
    """Return the place, the photo and the duration that a sentence names."""
    place, photo = PLACE.search(text), PHOTO.search(text)
    place = place or STOOD_IN.search(text) or STOOD_AT.search(text)
    return Evidence(
        place["place"].strip() if place else None,
        photo["photo"] if photo else None,
        minutes_in(text),
    )


def take_evidence(entry: Entry, activity: Activity, evidence: Evidence) -> None:
    """Keep what shows that a visit took place, and say it."""
    if not evidence:
        return
    row = keep_evidence(entry.context.session, activity, evidence)
    for label, value in _facts(row, entry.context.wording):
        entry.facts.append((label, value))


def _facts(row: VisitEvidence, wording: Wording) -> list[tuple[str, str]]:
    facts = [
        (wording.say("地点", "Place"), row.place),
        (wording.say("时长", "Duration"), minutes_words(row, wording)),
        (wording.say("照片", "Photo"), row.photo),
    ]
    return [(label, value) for label, value in facts if value]


def minutes_words(row: VisitEvidence, wording: Wording) -> str:
    return wording.say("{n} 分钟", "{n} min", n=row.minutes) if row.minutes else ""


def evidence_words(row: VisitEvidence, wording: Wording) -> list[str]:
    """Word what shows that a visit took place, shortly: 40 分钟, 张江路88号, 有照片."""
    photo = wording.say("有照片", "photo") if row.photo else ""
    return [part for part in (minutes_words(row, wording), row.place or "", photo) if part]
