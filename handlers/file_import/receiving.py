"""A file arrives: may its sender import, and is it a table? Then it is kept to be looked at."""

from collections.abc import Sequence

from core.access import require_import
from core.errors import NotAllowedError, UserError
from core.files.sent import MOST_FILES, SentFile, require_readable, safe_name
from core.reply import Reply
from core.storage.drops import Drop, Part, keep_drop
from handlers.context import Context


def receive_files(files: Sequence[SentFile], tenant: str, context: Context) -> Reply:
    """Keep what can be imported; the preview follows. Raises UserError where there is none."""
    tables = [file for file in files if file.is_table]
    if not tables:
        require_readable(files[0])
    require_import(context.session, context.person)
    if len(tables) > MOST_FILES:
        raise UserError(
            f"一次最多 {MOST_FILES} 个文件，请分几次发。",
            f"{MOST_FILES} files at a time are the most; send them in parts.",
        )
    for file in tables:
        require_readable(file)
    _keep(tables, [file for file in files if not file.is_table], tenant, context)
    if context.room.kind == "dm" or context.room.seen_by == "sender":
        return Reply("")
    return Reply(
        context.say("收到，看完在私信里回你。", "Got it. The answer comes in your direct messages.")
    )


def keep_beside(files: Sequence[SentFile], tenant: str, context: Context) -> None:
    """Keep the tables that came with a sentence, where their sender may import them."""
    try:
        receive_files([file for file in files if file.is_table][:MOST_FILES], tenant, context)
    except (NotAllowedError, UserError, IndexError):
        """The sentence counts; what came with it is an illustration."""


def _keep(
    tables: Sequence[SentFile], others: Sequence[SentFile], tenant: str, context: Context
) -> None:
    drop = Drop(
        platform=context.room.platform,
        tenant=tenant,
        message_id=context.author.message_id,
        language=context.wording.language,
        parts=tuple(Part(name, file.source) for name, file in _named_apart(tables)),
        left_out=tuple(safe_name(file.name) for file in others),
    )
    contents = [file.content for file in tables]
    keep_drop(context.session, context.person.id, drop, contents, context.now)


def _named_apart(files: Sequence[SentFile]) -> list[tuple[str, SentFile]]:
    """Give each file a name of its own: two called deals.csv would be one in a folder."""
    named: dict[str, SentFile] = {}
    for file in files:
        name = safe_name(file.name)
        stem, dot, ending = name.rpartition(".")
        number = 1
        while name.casefold() in {other.casefold() for other in named}:
            number += 1
            name = f"{stem}-{number}{dot}{ending}"
        named[name] = file
    return list(named.items())
