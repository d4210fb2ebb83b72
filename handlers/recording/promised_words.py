"""What a follow-up is about: its note, what the customer's person is to do, or the person."""

import re

from core.language.filling.slash import read_command
from core.language.text.compiled import compiled
from core.language.understanding import Understanding
from handlers.context import Context

CLAUSES = compiled(r"[,，。;；!！\n]+")
# “杨总监下周给答复”: the name alone would not say what one waits for.
THEY_DO = compiled(
    r"给(?!我)|答复|回复|反馈|确认|审批|汇报|拍板|回话|结果|同意|决定|签字|付款"
    r"|\b(?:repl|answer|confirm|decid|approv|respond|feedback|get back)\w*",
    re.IGNORECASE,
)
LONGEST = 60


def promised_words(asked: Understanding, context: Context) -> str | None:
    """Return what to keep of a sentence with a follow-up, without the day it is due."""
    if asked.note or asked.contact is None:
        return asked.note or asked.contact
    text = read_command(asked.text).rest
    clause = next((one for one in CLAUSES.split(text) if asked.contact in one), "")
    told = clause[clause.find(asked.contact) :]
    if THEY_DO.search(told) is None:
        return asked.contact
    scene = context.lay_out(text)
    spans = [(one.start, one.end) for one in scene.dates]
    spans += [(one.start, one.end) for one in scene.times]
    for start, end in spans:
        told = told.replace(scene.sheet.written(start, end), "")
    return told.strip()[:LONGEST] or asked.contact
