"""Makes the file that somebody asked for in the chat, of what they may see at that moment."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.exports import Reach, write_export
from core.errors import UserError
from core.figures.scope import ScopeRef
from core.files.exporting import write_table
from core.files.exporting.template import template_table
from core.files.layout import FileKind
from core.files.scratch import scratch_folder
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.drops import KeptDrop, Wanted
from core.storage.tables import Person
from core.wording import Wording

MOST_BYTES = 20 << 20


@dataclass(frozen=True)
class Made:
    """An exported file: its name, its bytes, and the words that it comes with."""

    name: str
    content: bytes
    words: str


def export_for(
    database: Database, kept: KeptDrop, wanted: Wanted, wording: Wording, now: datetime
) -> Made:
    """Export what was asked for. Raises UserError: nothing there, or too much for a chat."""
    kind = next(kind for kind in FileKind if kind.value == wanted.kind)
    if wanted.empty:
        return _template(kind, wanted, wording)
    name = f"{kind.say(wording.language)}{wanted.form}"
    with scratch_folder("export") as folder:
        path = folder / name
        with database.reading(FIRST_COMPANY) as session:
            rows = write_export(kind.value, path, _reach(session, kept, wanted, wording, now))
        content = path.read_bytes()
    if not rows:
        raise UserError(
            f"没有可以导出的{kind.zh}。", f"There are no {kind.en.replace('_', ' ')} to export."
        )
    if len(content) > MOST_BYTES:
        raise UserError(
            f"{kind.zh}太多，聊天里发不了（超过 {MOST_BYTES >> 20} MB）。请管理员在服务器上用 "
            f"salesbeat export 导出。",
            f"These are too many for a chat (over {MOST_BYTES >> 20} MB). An admin can export them "
            "on the server with salesbeat export.",
        )
    words = wording.say(
        "{kind}，{n} 条：",
        "{n} rows of {kind}:",
        kind=kind.say(wording.language).replace("_", " "),
        n=f"{rows:,}",
    )
    return Made(name, content, words)


def _reach(
    session: Session, kept: KeptDrop, wanted: Wanted, wording: Wording, now: datetime
) -> Reach:
    person = session.get_one(Person, (FIRST_COMPANY, kept.person_id))
    if not person.active:
        raise UserError(f"{person.name} 已离开。", f"{person.name} has left.", code="left")
    mine = ScopeRef("member", person.id, person.name) if wanted.mine else None
    return Reach(session, wording, now, mine, None, person)


def _template(kind: FileKind, wanted: Wanted, wording: Wording) -> Made:
    shown = kind.say(wording.language)
    name = wording.say("{kind}模板", "{kind}-template", kind=shown) + wanted.form
    with scratch_folder("export") as folder:
        path = folder / name
        write_table(template_table(kind, wording.language), path)
        content = path.read_bytes()
    words = wording.say(
        "{kind}的模板，★ 必填。填好直接发给我：",
        "A template for {kind}; ★ is required. Fill it in and send it to me:",
        kind=shown.replace("_", " "),
    )
    return Made(name, content, words)
