"""What is said to a preview: import it, leave it, this column is that one, this person is meant.

These are no intents of the contract; buttons carry them, and they can be typed.
"""

import re
from dataclasses import replace

from core.access import require_import
from core.errors import NotAllowedError, NotFoundError
from core.files.layout import FileKind
from core.language.filling.slash import read_command
from core.language.text.compiled import compiled
from core.reply import Reply
from core.storage.drops import KeptDrop, change_drop, drop_numbered, forget_drop, latest_drop
from handlers.context import Context
from handlers.file_import.how import how_reply

# An import of more rows is not over by the time that one looks up.
NOTICED_ROWS = 2_000
OPEN = frozenset({"look", "ask", "confirm"})
_NUMBER = r"(?:\s*#?(?P<id>\d{1,20}))?"
CONFIRM = compiled(rf"(?:确认导入|confirm (?:the )?import){_NUMBER}", re.IGNORECASE)
CANCEL = compiled(rf"(?:取消导入|不导入(?:了)?|cancel (?:the )?import){_NUMBER}", re.IGNORECASE)
HOW = compiled(
    r"(?:怎么|如何|怎样|批量|我要|我想)*导入(?:文件|数据|表格|成员|客户|商机|目标)?"
    r"|(?:how (?:do i|can i|to) )?import(?: (?:a |the |some )?(?:files?|data|members|targets))?",
    re.IGNORECASE,
)
IS = compiled(
    r"(?:导入|import)\s*(?:#(?P<id>\d{1,20})\s+)?(?P<table>[^=＝]{1,160}?)\s+(?:是|is)\s+"
    r"(?P<kind>[\w ]{1,20})",
    re.IGNORECASE,
)
# Cheap to look for; only where it is found is a message looked at.
CUE = compiled(r"导入|import", re.IGNORECASE)
MEANS = compiled(
    r"(?:导入|import)\s*(?:#(?P<id>\d{1,20})\s+)?(?P<theirs>[^=＝]{1,80}?)\s*[=＝]\s*"
    r"(?P<person>@)?(?P<ours>[^=＝]{1,80})",
    re.IGNORECASE,
)


def import_said(text: str, context: Context) -> Reply | None:
    """Do what a message says about a file; None when it is about something else."""
    if not CUE.search(text):
        return None
    said = read_command(text).rest.strip(" \n。.!！?？")
    acts = ((CONFIRM, _confirm), (CANCEL, _cancel), (IS, _is), (MEANS, _means))
    for pattern, act in acts:
        if found := pattern.fullmatch(said):
            require_import(context.session, context.person)
            return act(_meant(found, context), found, context)
    return _how(context) if HOW.fullmatch(said) else None


def _how(context: Context) -> Reply:
    """Say how files come in; somebody with a preview before them means that one."""
    kept = latest_drop(context.session, context.person.id, context.now)
    if kept is not None and kept.state == "confirm":
        words = ("要导入 {names}，请发“确认导入”。", "To import {names}, say “confirm import”.")
        return Reply(context.say(*words, names=kept.drop.names))
    try:
        require_import(context.session, context.person)
    except NotAllowedError as told:
        return Reply(context.wording.refusal(told))
    return how_reply(context)


def _meant(found: re.Match[str], context: Context) -> KeptDrop:
    if found["id"]:
        kept = drop_numbered(context.session, int(found["id"]), context.now)
    else:
        kept = latest_drop(context.session, context.person.id, context.now)
    if kept is None or kept.person_id != context.person.id:
        raise NotFoundError(
            "没有等着导入的文件，或者预览已经过期。请把 CSV 或 XLSX 再发给我一次。",
            "There is no file waiting to be imported, or its preview is too old. "
            "Please send me the CSV or XLSX again.",
        )
    return kept


def _confirm(kept: KeptDrop, _found: re.Match[str], context: Context) -> Reply:
    match kept.state:
        case "confirm":
            pressed = replace(kept.drop, pressed=context.author.message_id)
            change_drop(context.session, kept.id, "import", pressed)
            rows = sum(kept.drop.counts or ())
            if rows <= NOTICED_ROWS:
                return Reply("")  # The result is there at once.
            words = ("正在导入 {n} 行，好了告诉你。", "Importing {n} rows; I will tell you.")
            return Reply(context.say(*words, n=f"{rows:,}"))
        case "done":
            words = ("这个文件已经处理过了：{told}", "This file is done already: {told}")
            return Reply(context.say(*words, told=kept.drop.told))
        case "import":
            return Reply(context.say("正在导入，马上好。", "It is being imported."))
        case _:
            words = ("还不能导入，请看最新的预览。", "It cannot be imported yet; see its preview.")
            return Reply(context.say(*words))


def _cancel(kept: KeptDrop, _found: re.Match[str], context: Context) -> Reply:
    if kept.state == "done":
        return Reply(
            context.say(
                "已经导入了。要收回，请发“撤销”。",
                "It is imported already. To take it back, say “undo”.",
            )
        )
    if kept.state == "import":
        return Reply(context.say("正在导入，来不及取消了。", "It is being imported; too late."))
    forget_drop(context.session, kept.id)
    return Reply(context.say("好的，没有导入。", "All right, nothing was imported."))


def _is(kept: KeptDrop, found: re.Match[str], context: Context) -> Reply:
    """Look again at a table whose kind was told."""
    kind = FileKind.read(found["kind"].replace("_", " ").strip())
    if kind is None or kept.state not in OPEN:
        return _confirm(kept, found, context)
    called = kept.drop.called | {found["table"].strip(): kind.value}
    change_drop(context.session, kept.id, "look", replace(kept.drop, called=called))
    return Reply("")


def _means(kept: KeptDrop, found: re.Match[str], context: Context) -> Reply:
    """Look again with what was said; a column is remembered once the import is confirmed."""
    if kept.state not in OPEN:
        return _confirm(kept, found, context)
    theirs, ours = found["theirs"].strip(), found["ours"].strip()
    drop = kept.drop
    if found["person"]:
        drop = replace(drop, people=drop.people | {theirs: ours})
    else:
        from core.files.importing.mappings import Mappings  # With all of importing.

        columns = (*(pair for pair in drop.columns if pair[1] != ours), (theirs, ours))
        Mappings(((theirs, ours),)).told(
            None
        )  # Raises UserError for a column that is none of ours.
        drop = replace(drop, columns=columns)
    change_drop(context.session, kept.id, "look", drop)
    return Reply("")
