"""What a follow-up is about, worded when it is read: in the reader's language, as a thing to do."""

import re

from core.language.names.contacts import DEPARTMENTS, GIVEN, LEADERS, SURNAME, TITLES
from core.language.text.sheet import phrase
from core.storage.tables import FollowUp
from core.vocabulary import ActivityKind, Objection
from core.wording import Wording

ON_A_BUTTON = 12
_KINDS = {kind.value: kind for kind in ActivityKind}
# A note that only names a person: 张总, 技术部李经理, 采购经理, Mr. Tan.
_PERSON = phrase(
    rf"(?:(?:{DEPARTMENTS})[部处科]?的?)?{SURNAME}{GIVEN}{{0,2}}(?:{TITLES})"
    rf"|(?:{DEPARTMENTS})[部处科]?(?:{LEADERS})|(?:Mr|Ms|Mrs|Dr)\.? [A-Z]\w+",
    re.IGNORECASE,
)


def matter_words(follow_up: FollowUp, wording: Wording) -> str:
    """Say what is to be done: 回复异议：价格; 跟进张总; the note as it was typed; else nothing."""
    note = (follow_up.note or "").strip()
    if follow_up.kind == "objection":
        return _objection_words(note, wording)
    kind = _KINDS.get(follow_up.activity or "")
    if _PERSON.fullmatch(note):
        return _person_words(note, kind, wording)
    return note or (kind.say(wording.language) if kind else "")


def brief(matter: str) -> str:
    """Cut a matter to what a button holds, so that two of one customer are told apart."""
    return matter if len(matter) <= ON_A_BUTTON else f"{matter[:ON_A_BUTTON]}…"


def _objection_words(note: str, wording: Wording) -> str:
    if not note:
        return wording.say("回复异议", "Answer an objection")
    # It was noted in the language of whoever recorded it.
    known = [one for one in Objection if note in {one.value, one.say("zh"), one.say("en")}]
    what = known[0].say(wording.language) if known else note
    return wording.say("回复异议：{what}", "Answer the objection: {what}", what=what)


def _person_words(name: str, kind: ActivityKind | None, wording: Wording) -> str:
    if kind is None:
        return wording.say("跟进{name}", "Follow up with {name}", name=name)
    return wording.say(
        "{kind}：{name}", "{kind}: {name}", kind=kind.say(wording.language), name=name
    )
