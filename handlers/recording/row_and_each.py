"""“拜访了A、B，A下周三跟进，B嫌贵”: a row of customers, and then something of only one of them."""

from dataclasses import replace
from itertools import pairwise

from core.language.intent.apart import CLAUSE_END
from core.language.sentence.scene import Scene
from core.language.understanding import Intent, Understanding
from handlers.context import Context

Clause = tuple[str, tuple[str, ...]]
FEWEST = 2


def each_of_row(asked: Understanding, context: Context) -> list[Understanding] | None:
    """Return what is said of each customer of a row; None where the same is said of all.

    Read as “拜访了A，A下周三跟进” and “拜访了B，B嫌贵”; where that reads as something else, as
    visits alone, and the sender is asked to say the rest by itself.
    """
    if len(asked.accounts) < FEWEST or asked.intent is not Intent.LOG_ACTIVITY:
        return None
    if context.talk.answered:
        return None
    scene = context.lay_out(asked.text)
    clauses = _clauses(scene, asked.accounts)
    if not clauses or set(clauses[0][1]) != set(asked.accounts):
        return None
    if all(set(names) in (set(), set(asked.accounts)) for _, names in clauses):
        return None
    read = [_of(name, scene, clauses, context) for name in asked.accounts]
    if all(one is not None for one in read):
        return [one for one in read if one is not None]
    line = context.say(
        "只记了共同的部分；单个客户的跟进、异议请分别再发一句。",
        "Only what is the same for all is recorded; "
        "send follow-ups and objections of one customer separately.",
    )
    context.talk.lines.append(line)
    return [_visited(name, asked) for name in asked.accounts]


def _clauses(scene: Scene, row: tuple[str, ...]) -> list[Clause]:
    """Return the clauses as written, each with those customers of the row that it names."""
    text = scene.sheet.text
    cuts = sorted({0, *(m.end() for m in CLAUSE_END.finditer(text)), len(text)})
    found: list[Clause] = []
    for start, end in pairwise(cuts):
        named = {one.value[0] for one in scene.accounts if start <= one.start < end}
        written = scene.sheet.written(start, end).strip(" ,，。;；\n")
        names = tuple(name for name in row if name in named)
        found.append((written, names) if names else _shortened(written, row))
    return found


def _alike(name: str, clause: str) -> int:
    """Return how many letters two texts have in common at their beginning."""
    pairs = zip(name, clause, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(name), len(clause)))


def _shortened(clause: str, row: tuple[str, ...]) -> Clause:
    """Name in full the customer that a clause begins like: “方舟下周三跟进” is 方舟医疗's."""
    alike = tuple(name for name in row if _alike(name, clause) >= FEWEST)
    if len(alike) != 1:
        return clause, alike
    return alike[0] + clause[_alike(alike[0], clause) :], alike


def _of(name: str, scene: Scene, clauses: list[Clause], context: Context) -> Understanding | None:
    text = "，".join((_opening(name, scene, clauses[0][0]), *_told_of(name, clauses[1:])))
    read = context.understand(text)
    same = read.intent is Intent.LOG_ACTIVITY and read.account == name
    # A deal's values were left alone for several customers, and are here as well.
    return replace(read, account_known=True, text=text) if same and not read.accounts else None


def _opening(name: str, scene: Scene, clause: str) -> str:
    """Return the first clause with one customer in place of the row."""
    named = [one for one in scene.accounts if one.end <= len(clause) + FEWEST]
    first, last = named[0].start, named[-1].end
    return scene.sheet.written(0, first) + name + scene.sheet.written(last, len(clause))


def _told_of(name: str, clauses: list[Clause]) -> list[str]:
    """Return what follows of one customer; a clause without a name goes with the one before."""
    told: list[str] = []
    of: tuple[str, ...] = ()
    for written, names in clauses:
        of = names or of
        if not of or name in of:
            told.append(written)
    return told


def _visited(name: str, asked: Understanding) -> Understanding:
    return replace(
        asked, account=name, accounts=(), account_known=True, objection=None, due_on=None,
        due_at=None, score=None, note=None, stage=None, amount=None, close_on=None,
    )  # fmt: skip
