"""“导出我的商机”, “export deals”: a file of what one may see, by direct message.

No intent of the contract: the words are known here, and the file is made beside the answering.
"""

import re

from core.access import require_admin
from core.errors import UserError
from core.files.layout import FileKind
from core.language.filling.slash import read_command
from core.language.sentence.courtesies import without_courtesies
from core.language.text.compiled import compiled
from core.language.text.sheet import phrase
from core.language.text.ways import Phrases
from core.reply import Reply
from core.storage.drops import Drop, Wanted, keep_drop
from handlers.context import Context

_FORM = r"(?:[,，\s]*(?:为|成|用|要|as|to|in)?(?: an?)?\s*(?P<form>csv|xlsx|excel))?"
_TO_ME = r"(?:给我\s*)?"
_WHOSE = r"(?P<whose>我的|我们组的?|本组的?|团队的?|全部的?|所有的?)?"
_THINGS = r"(?:列表|数据|清单|表)?"
ASKED = Phrases(
    phrase(f"{_TO_ME}{pattern}{_FORM}", re.IGNORECASE)
    for pattern in (
        rf"(?:导出|下载)(?:一下|一份)?\s*{_WHOSE}\s*(?P<what>[^\s,，=＝]{{0,8}}?){_THINGS}",
        rf"把{_WHOSE}(?P<what>[^\s,，=＝]{{1,8}}?){_THINGS}(?:都|全部)?导出(?:来|一下|给我)?",
        r"(?:export|download) ?(?P<whose>my|our|all|the)? ?(?P<what>[a-z_ -]{0,20}?)",
    )
)
TEMPLATES = Phrases(
    phrase(f"{_TO_ME}{pattern}{_FORM}", re.IGNORECASE)
    for pattern in (
        r"(?:导出|下载|要)?(?:一[个份])?导入模板\s*[:：]?\s*(?P<what>[^\s,，]{1,8}?)表?",
        r"(?:导出|下载|要)?(?:一[个份])?(?P<what>[^\s,，]{1,8}?)(?:表|导入)?的?模板",
        r"(?:import )?template (?:for )?(?P<what>[a-z_ -]{1,20}?)",
        r"(?:an? |the )?(?P<what>[a-z_ -]{1,20}?) (?:import )?template",
    )
)
CUE = compiled(r"导出|下载|模板|export|download|template", re.IGNORECASE)
MINE = frozenset({"我的", "my"})
FOR_ADMINS = frozenset({FileKind.MEMBERS, FileKind.CHANNELS})
MORE_WORDS = {
    "跟进": FileKind.ACTIVITIES,
    "拜访": FileKind.ACTIVITIES,
    "visits": FileKind.ACTIVITIES,
    "follow-ups": FileKind.FOLLOW_UPS,
    "follow ups": FileKind.FOLLOW_UPS,
}


def export_said(text: str, context: Context) -> Reply | None:
    """Have a file made of what a message asks for; None when it is about something else."""
    if not CUE.search(text):
        return None
    said = without_courtesies(read_command(text).rest).strip(" \n。.!！?？")
    if (template := _template_named(said)) is not None:
        return _made(template, context)
    found = ASKED.fullmatch(said)
    if found is None:
        return None
    kind = _kind_of(found)
    if kind is None:
        return None if found["what"].strip() else _what_there_is(context)
    if kind in FOR_ADMINS:
        require_admin(
            context.person,
            f"{kind.zh}由管理员导出。你可以导出客户、商机、跟进记录、回款和目标，例如“导出我的商机”。",
            f"{kind.en.capitalize()} are for an admin to export. You can export accounts, deals, "
            "activities, payments and targets: “export my deals”.",
        )
    return _made(Wanted(kind.value, _form_of(found), mine=found["whose"] in MINE), context)


def _template_named(said: str) -> Wanted | None:
    """Return the template that is asked for; what is called otherwise is left alone."""
    for pattern in TEMPLATES:
        if (found := pattern.fullmatch(said)) and (kind := _kind_of(found)) is not None:
            return Wanted(kind.value, _form_of(found), empty=True)
    return None


def _kind_of(found: re.Match[str]) -> FileKind | None:
    what = found["what"].strip()
    return MORE_WORDS.get(what.casefold()) or FileKind.read(what)


def _form_of(found: re.Match[str]) -> str:
    return ".csv" if (found["form"] or "").lower() == "csv" else ".xlsx"


def _what_there_is(context: Context) -> Reply:
    kinds = [kind for kind in FileKind if kind not in FOR_ADMINS]
    return Reply(
        context.say(
            "导出什么？例如“导出我的商机”。可以导出：{kinds}。",
            "Export what? For example “export my deals”. There are: {kinds}.",
            kinds=context.say("、", ", ").join(
                kind.say(context.wording.language).replace("_", " ") for kind in kinds
            ),
        )
    )


def _made(wanted: Wanted, context: Context) -> Reply:
    if context.room.platform == "terminal":
        raise UserError(
            f"命令行里请用：salesbeat export {wanted.kind} --to {wanted.kind}{wanted.form}",
            f"On the command line: salesbeat export {wanted.kind} --to {wanted.kind}{wanted.form}",
        )
    drop = Drop(
        platform=context.room.platform,
        tenant="",
        message_id=context.author.message_id,
        language=context.wording.language,
        wanted=wanted,
    )
    keep_drop(context.session, context.person.id, drop, (), context.now)
    if context.room.seen_by == "room":
        return Reply(context.say("文件发到你的私信。", "The file comes in your direct messages."))
    return Reply(context.say("好，文件马上到。", "All right, the file is on its way."))
