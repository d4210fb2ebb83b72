"""Everything found in one message, laid out for deciding; decides nothing itself."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from functools import partial

from core.language.dates.days import find_dates
from core.language.dates.moments import Clock, When
from core.language.dates.times import find_times
from core.language.names.contacts import find_contacts
from core.language.names.known_names import Directory
from core.language.names.new_names import find_rival
from core.language.names.scopes import find_scopes
from core.language.sentence.mood import BLANK, Mood, mood_of
from core.language.text.sheet import Found, Mark, Sheet, Skeleton, skeleton
from core.language.understanding import Scope
from core.language.values.amounts import Money, find_amounts, find_bare_numbers
from core.language.values.credit_sums import is_of_credit
from core.language.values.figures_said import (
    find_mean_aimed_at,
    find_percents,
    find_records,
    find_score,
    find_top,
)

Owners = tuple[str, ...]
# What holds more of a kind is a paste; the limit keeps the reading linear in the text's length.
MOST = 40


@dataclass(frozen=True)
class Scene:
    """One message with all that was found in it."""

    sheet: Sheet
    bones: Skeleton
    mood: Mood
    clock: Clock
    accounts: list[Found[Owners]]
    members: list[Found[Owners]]
    contacts: list[Found[str]]
    scopes: list[Found[Scope]]
    dates: list[Found[When]]
    times: list[Found[time]]
    money: list[Found[Money]]
    numbers: list[Found[Decimal]]
    percents: list[Found[Decimal]]
    records: list[Found[int]]
    score: int | None
    top: int | None
    # As it looked before people were found: “went with Siemens” is no contact.
    rival: str | None

    @property
    def text(self) -> str:
        return self.bones.text

    @property
    def has_sum(self) -> bool:
        """Whether a sum or a number is said that a deal may be of."""
        said = [(one.start, one.end) for one in self.money]
        said += [(one.start, one.end) for one in self.numbers]
        return any(not is_of_credit(self.sheet.text, start, end) for start, end in said)


def lay_out(message: str, directory: Directory, clock: Clock) -> Scene:
    """Find the values of a message, surest first; each takes its words from the next."""
    sheet = Sheet.of(message)
    accounts = find_accounts(sheet, directory)
    records = find_records(sheet)
    scopes = find_scopes(sheet, directory)
    members = find_members(sheet, directory)
    rival = find_rival(sheet)
    contacts = find_contacts(sheet)
    score = find_score(sheet)
    aimed_at = find_mean_aimed_at(sheet)
    dates = find_dates(sheet, clock)
    times = find_times(sheet)
    percents = find_percents(sheet)
    top = find_top(sheet)
    money = find_amounts(sheet)
    numbers = [*aimed_at, *find_bare_numbers(sheet)]
    bones = skeleton(sheet)
    return Scene(
        sheet, bones, mood_of(bones.text), clock,
        accounts[:MOST], members[:MOST], contacts[:MOST], scopes[:MOST], dates[:MOST], times[:MOST],
        money[:MOST], numbers[:MOST], percents[:MOST], records[:MOST], score, top, rival,
    )  # fmt: skip


def find_accounts(sheet: Sheet, directory: Directory) -> list[Found[Owners]]:
    exact = sheet.cover_found(Mark.ACCOUNT, directory.account_index.find(sheet.text, sheet.cased))
    if exact:
        return exact
    alike = directory.account_sounds.find(sheet.text)
    if not alike:
        return alike
    members = directory.member_index.find(sheet.text)
    apart = [one for one in alike if not any(map(partial(_overlap, one), members))]
    return sheet.cover_found(Mark.ACCOUNT, apart)


def _overlap(one: Found[Owners], other: Found[Owners]) -> bool:
    return one.start < other.end and other.start < one.end


def find_members(sheet: Sheet, directory: Directory) -> list[Found[Owners]]:
    likely = directory.member_index.may_be_in(sheet.tokens)
    exact = directory.member_index.find(sheet.text) if likely else []
    return sheet.cover_found(Mark.MEMBER, exact or _members_in_pinyin(sheet, directory))


def _members_in_pinyin(sheet: Sheet, directory: Directory) -> list[Found[Owners]]:
    return directory.member_sounds.by_pinyin(sheet.text)


def told(scene: Scene, place: int) -> bool:
    """Return whether what stands at a place of the sheet is told, not wished, heard or asked."""
    index = bisect_left(scene.bones.places, place)
    return scene.mood.stated[index : index + 1] != BLANK
