"""“撤销” said to a question that stands in place of a record: it drops that and nothing else."""

from core.language.conversation.choosing import folded
from core.language.sentence.courtesies import without_courtesies
from core.language.text.compiled import compiled
from core.storage.drafts import OPEN_FOR
from core.storage.latest import change_of_message, has_written
from core.storage.tables import Draft
from handlers.context import Context

TAKING_BACK = compiled(
    r"(?:那|先)*(?:撤[销回消]|取消)(?:一下|掉|了|吧|啊|刚才的?|这[个条]|它)*"
    r"|(?:undo|cancel)(?: it| that| this)?"
)


def takes_back(text: str, draft: Draft, context: Context) -> bool:
    """Tell whether a word takes back a question, since no record was made that it could mean."""
    return TAKING_BACK.fullmatch(folded(without_courtesies(text))) is not None and _is_all(
        draft, context
    )


def _is_all(draft: Draft, context: Context) -> bool:
    """Tell whether a question was all that became of a message."""
    told, author = draft.understood, context.author
    if not told.get("sentence") or told.get("written"):
        return False
    message, since = str(told.get("message")), draft.expires_at - OPEN_FOR
    made = change_of_message(context.session, author.platform, message, draft.person_id, since)
    return not has_written(context.session, made)
