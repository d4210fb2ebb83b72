"""A share that is told beside something else: “华东医疗签了，和王磊五五分”."""

import re

from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.storage.records.credits import share_out
from core.storage.tables import Account, Deal
from handlers.confirmation import Entry
from handlers.recording.said import Said
from handlers.recording.sharing.deciding import shares_decided
from handlers.recording.sharing.said import Split, split_said
from handlers.recording.sharing.words import parts_of, tell_helpers

CLAUSES = compiled(r"[，,；;。.!！]")
CUE = compiled(
    r"分成|平分|对半|[一二三四五六七八九]{2}[分开]|分.{0,6}[%％半]|[%％].{0,8}[分给归]"
    r"|\b(?:split|share|gets?)\b",
    re.IGNORECASE,
)


def share_as_told(entry: Entry, asked: Understanding, deal: Deal) -> None:
    """Share the deal of a record as its sentence says; what is unclear is said to be left out."""
    split = _told(entry, asked)
    if split is None:
        return
    context = entry.context
    shares = shares_decided(deal, split, context)
    if shares is None:
        entry.remark(
            "分成还没有记，请说“#{n} 分成 姓名 30%”。",
            "Nothing is shared yet: say “split #{n} NAME 30%”.",
            n=deal.number,
        )
        return
    share_out(context.session, deal, shares, context.today)
    parts = " ".join(f"{name} {percent}%" for name, percent in parts_of(deal, context))
    entry.fact("分成", "Shared", parts)
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    if asked.intent is not Intent.WIN_DEAL:
        # Of a win they hear with the win.
        tell_helpers(
            entry,
            deal,
            "{who} 把商机 #{number}（{account}）的 {percent}% 业绩分给了你。发“我的分成”查看。",
            "{who} gave you {percent}% of deal #{number} ({account}). Send “my shares” to see it.",
        )
    entry.wrote(deal, account.name)


def _told(entry: Entry, asked: Understanding) -> Split | None:
    if not CUE.search(asked.text):
        return None
    for clause in CLAUSES.split(asked.text)[1:]:
        if CUE.search(clause):
            split = split_said(Said(asked, entry.context.lay_out(clause)), entry.context)
            if split is not None and not split.off:
                return split
    return None
