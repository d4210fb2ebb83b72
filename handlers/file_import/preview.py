"""The card that a file is answered with: what it holds, what is wrong with it, and the question."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.files.importing import ImportReport, Problem
from core.files.importing.gathering import UNKNOWN_COLUMN, not_ours
from core.files.layout import FileKind
from core.files.sent import MOST_ROWS
from core.reply import Button, Card, Facts, Reply, Section, paragraph
from core.storage.drops import Drop
from core.wording import Wording
from handlers.file_import.counted import counted_pairs
from handlers.file_import.questions import question_of, unknown_columns

SHOWN_PROBLEMS = 5
SHOWN_NOTES = 4
LONGEST_LINE = 160


@dataclass(frozen=True)
class Looked:
    """What looking at a drop has shown: the drop, its number in buttons, and the report.

    `changes` words a few of the records that would be replaced.
    """

    id: int
    drop: Drop
    report: ImportReport
    changes: Sequence[str] = ()

    @property
    def names(self) -> str:
        return self.drop.names

    @property
    def can_be_confirmed(self) -> bool:
        report = self.report
        return not report.error_count and bool(report.new + report.changed) and not self.too_many

    @property
    def asks(self) -> bool:
        """Tell whether one answer would settle something."""
        return question_of(self.report) is not None

    @property
    def too_many(self) -> bool:
        return self.rows > MOST_ROWS

    @property
    def rows(self) -> int:
        return self.report.new + self.report.changed + self.report.unchanged


def preview_reply(looked: Looked, wording: Wording) -> Reply:
    """Word what was found, and ask what there is to ask; nothing has been written."""
    title = _title(looked, wording)
    pairs = counted_pairs(looked.report.files, wording)
    question = question_of(looked.report)
    lines = (_changes if looked.can_be_confirmed else _problem_lines)(looked, wording)
    if question is not None:
        lines.append(question.words(wording))
    quiet = [*_notes(looked, wording), *_next(looked, wording)]
    sections: list[Section] = [Facts(pairs)] if pairs else []
    sections += [paragraph(line) for line in lines]
    sections += [paragraph(line, quiet=True) for line in quiet]
    told = [f"{label} {value}".replace("\n", " · ") for label, value in pairs]
    card = Card(title, tuple(sections), _buttons(looked, wording))
    return Reply("\n".join((title, *told, *lines, *quiet)), card, private=True)


def _title(looked: Looked, wording: Wording) -> str:
    report, names = looked.report, looked.names
    bad = sum(count.bad for count in report.files)
    if report.error_count and bad:
        words = ("{n} 行有问题，没有导入 · {names}", "Problems in {n} rows, not imported · {names}")
        return wording.say(*words, n=bad, names=names)
    if report.error_count:
        return wording.say("没有导入 · {names}", "Not imported · {names}", names=names)
    if not report.new + report.changed:
        return wording.say("没有变化 · {names}", "Nothing new · {names}", names=names)
    return wording.say("导入预览 · {names}", "Import preview · {names}", names=names)


def _changes(looked: Looked, wording: Wording) -> list[str]:
    left = looked.report.changed - len(looked.changes)
    if not looked.changes or left <= 0:
        return list(looked.changes)
    more = wording.say("…还有 {n} 条更新", "… {n} more changes", n=f"{left:,}")
    return [*looked.changes, more]


def _problem_lines(looked: Looked, wording: Wording) -> list[str]:
    report = looked.report
    question = question_of(report)
    if question is not None and report.error_count == question.settles:
        return []  # It is asked for below.
    in_order = sorted(report.errors, key=lambda problem: (problem.file, problem.row))
    shown = [line_of(problem, looked, wording) for problem in in_order[:SHOWN_PROBLEMS]]
    left = report.error_count - SHOWN_PROBLEMS
    if shown and left > 0:
        shown.append(wording.say("…还有 {n} 处", "… {n} more", n=f"{left:,}"))
    return shown


def line_of(problem: Problem, looked: Looked, wording: Wording) -> str:
    """Name a problem as a spreadsheet shows it: file where there are several, row, column, why."""
    file = problem.file if len(looked.report.files) + len(looked.drop.parts) > 2 else ""  # noqa: PLR2004 (one of each is one file)
    row = wording.say("第 {n} 行", "row {n}", n=problem.row) if problem.row else ""
    place = " · ".join(part for part in (file, row, problem.column) if part)
    why = _why(problem, wording)
    return f"{place}{wording.say('：', ': ')}{why}"[:LONGEST_LINE] if place else why


def _why(problem: Problem, wording: Wording) -> str:
    if problem.zh == not_ours().zh:
        # On the command line one says which column is which; here one names the file.
        return wording.say(
            "认不出这是什么表。把文件或工作表的名字改成：{kinds}，再发一次。",
            "I cannot tell what this is. Name the file or sheet one of {kinds}, and send it again.",
            kinds=wording.say("、", ", ").join(kind.say(wording.language) for kind in FileKind),
        )
    return problem.zh if wording.language == "zh" else problem.en


def _notes(looked: Looked, wording: Wording) -> list[str]:
    report = looked.report
    told = {UNKNOWN_COLUMN.zh, not_ours().zh} if question_of(report) else {UNKNOWN_COLUMN.zh}
    found = (*report.notes, *(one for one in report.warnings if one.zh not in told))
    noted = [line_of(note, looked, wording) for note in found]
    # Which columns are unknown is no news where one of them is asked for.
    if not report.missing:
        noted += unknown_columns(report, wording)
    shown = noted[:SHOWN_NOTES]
    if len(noted) > SHOWN_NOTES:
        shown.append(
            wording.say("…还有 {n} 条提示", "… {n} more notes", n=len(noted) - SHOWN_NOTES)
        )
    if looked.drop.left_out:
        names = wording.say("、", ", ").join(looked.drop.left_out)
        shown.append(wording.say("没有看：{names}", "Not looked at: {names}", names=names))
    return shown


def _next(looked: Looked, wording: Wording) -> list[str]:
    """Say what happens next, and that nothing has happened yet."""
    lines = []
    if looked.drop.moved:
        lines.append(
            wording.say(
                "上次预览之后账本有变化，请再看一次。",
                "The books have changed since the last preview; please look again.",
            )
        )
    if looked.too_many and not looked.report.error_count:
        lines.append(
            wording.say(
                "超过 {n} 行，请在服务器上用 salesbeat import 导入。",
                "More than {n} rows: import it on the server with salesbeat import.",
                n=f"{MOST_ROWS:,}",
            )
        )
    elif looked.can_be_confirmed:
        lines.append(
            wording.say(
                "还没有写入，24 小时内确认有效。", "Nothing is written yet. Good for 24 hours."
            )
        )
    elif any(count.bad for count in looked.report.files):
        lines.append(
            wording.say(
                "什么都没有写入。有问题的行和原因在下面的文件里，改好后发给我。",
                "Nothing was written. The rows with problems, and why, are in the file below; mend "
                "them and send it to me.",
            )
        )
    return lines


def _buttons(looked: Looked, wording: Wording) -> tuple[Button, ...]:
    say, number = wording.say, looked.id
    if looked.can_be_confirmed:
        return (
            Button(
                say("确认导入", "Import"),
                say("确认导入 #{id}", "confirm import #{id}", id=number),
                "primary",
            ),
            Button(say("取消", "Cancel"), say("取消导入 #{id}", "cancel import #{id}", id=number)),
        )
    question = question_of(looked.report)
    words = ("导入 #{id} {choice}", "import #{id} {choice}")
    return tuple(
        Button(label, say(*words, id=number, choice=choice))
        for label, choice in (question.choices(wording) if question is not None else ())
    )


def imported_words(report: ImportReport, names: str, wording: Wording) -> str:
    """Say what an import has done."""
    return wording.say(
        "已导入 {names} · 新增 {new} · 更新 {changed}",
        "Imported {names} · {new} new · {changed} changed",
        names=names,
        new=f"{report.new:,}",
        changed=f"{report.changed:,}",
    )


def imported_reply(report: ImportReport, names: str, wording: Wording) -> Reply:
    """Word a finished import; it can be taken back like any record."""
    text = imported_words(report, names, wording)
    undo = Button(
        wording.say("撤销", "Undo"), wording.say("撤销 #{id}", "undo #{id}", id=report.change_id)
    )
    facts = Facts(counted_pairs(report.files, wording))
    buttons = () if report.change_id is None else (undo,)
    return Reply(text, Card(text, (facts,), buttons), private=True)
