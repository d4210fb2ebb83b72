"""Every role × every file to be asked for in the chat: nobody gets a row of somebody hidden."""

from itertools import product

from bot.files.exporting import export_for
from core.errors import UserError
from core.files.layout import FileKind
from core.storage.drops import Drop, KeptDrop, Wanted
from core.wording import Wording
from handlers.file_export import FOR_ADMINS
from tests.company import MONDAY
from tests.rights.company200 import Member
from tests.rights.sweep import DM, SECRET, Sweep

KINDS = [kind for kind in FileKind if kind not in FOR_ADMINS]


def exported(sweep: Sweep, who: Member, kind: FileKind) -> str:
    wanted = Wanted(kind.value, ".csv")
    kept = KeptDrop(1, who.id, "export", Drop("web", "", "m", "zh", wanted=wanted))
    try:
        made = export_for(sweep.asking.database, kept, wanted, Wording(), MONDAY)
    except UserError:
        return ""
    return made.content.decode("utf-8-sig")


def test_nobody_gets_a_row_of_somebody_hidden(sweep: Sweep):
    for who, kind in product(sweep.askers(), KINDS):
        for secret in set(SECRET.findall(exported(sweep, who, kind))):
            owner = sweep.owner_of.get(secret)
            if owner is not None and not sweep.oracle.sees_records_of(who, owner):
                sweep.leaks.append(f"{who.role}: {kind.value} shows {secret} of {owner.name}")

    assert sweep.leaks == []


def test_everybody_gets_their_own(sweep: Sweep):
    rep = sweep.company.of("rep", "east")

    assert set(rep.secrets) & set(SECRET.findall(exported(sweep, rep, FileKind.ACCOUNTS)))


def test_lists_of_people_and_channels_are_for_admins(sweep: Sweep):
    allowed = {"admin"}
    for who, text in product(sweep.askers(), ("导出成员", "导出频道", "怎么导入", "确认导入")):
        heard = sweep.hears(who, text, DM)
        if text.startswith("导出"):
            sweep.expects(heard, allowed=who.role in allowed, what=f"{who.role} {text}")

    assert sweep.leaks == []
