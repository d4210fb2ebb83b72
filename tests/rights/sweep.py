"""Goes through questions, people and rooms, and keeps what was shown that should not have been."""

import re
from dataclasses import dataclass, field

from core.reply import Post, ToPerson, ToRoom, reply_to_json
from tests.rights.asking import DM, Asking, Heard
from tests.rights.company200 import REGIONS, Company200, Member, team_name
from tests.rights.oracle import Asked, Oracle
from tests.rights.questions import STORIES

ROOMS = (DM, "R-TEAM", "R-EAST", "R-UNKNOWN")
# A win is told to everybody: that is what a celebration is for.
CELEBRATES = ("签了", "赢单", "won ")
# Nobody else may put these to a deal; a visit to its customer they may.
OF_DEALS = {"payments", "stage_entries", "deal_credits"}
# Nor these to their customer.
OF_ACCOUNTS = {"contacts", "account_members"}
SECRET = re.compile(r"K\d{3}|\d,\d{3}(?![\d,])")
ACCOUNT = re.compile(r"K\d{3}精工")


def _without_names(shown: str, text: str) -> str:
    """Who makes a new customer must hear that it, or one like it, is there already."""
    return re.sub(r"K\d{3}(?:精工)?", "", shown) if text.startswith("新") else shown


def _is_touch(before: dict[str, object], after: object) -> bool:
    """A colleague's visit says when a deal was last worked on, and nothing else about it."""
    was = before | {"touched_on": None}
    return isinstance(after, dict) and was == after | {"touched_on": None}


@dataclass
class Sweep:
    """One sweep over the company; `leaks` is what went wrong, in words."""

    company: Company200
    asking: Asking
    leaks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.oracle = Oracle(self.company)
        people = self.company.members.values()
        self.by_id = {one.id: one for one in people}
        self.owner_of = {
            secret: one for one in people if one.role == "rep" for secret in one.secrets
        }

    def askers(self) -> list[Member]:
        """Return one of each role in one place, and a rep of another team of the region."""
        of = self.company.of
        return [
            of("rep", "east"), of("rep", "east", 2), of("manager", "east"),
            of("director", "east"), self.company.admin(),
        ]  # fmt: skip

    def scopes(self, who: Member) -> list[tuple[str, Asked]]:
        """Return one's own and others' scopes at every level, with the words for each."""
        of = self.company.of
        members = [who, of("rep", "east", nth=1), of("rep", "east", 3), of("rep", "south")]
        teams = [team_name("east", 1), team_name("east", 2), team_name("south", 1)]
        return [
            *((one.name, Asked("member", one.name)) for one in members if one.role != "admin"),
            *((team, Asked("team", team)) for team in teams),
            *((REGIONS[key], Asked("region", key)) for key in ("east", "south")),
            ("全公司", Asked("company")),
        ]

    def owners(self) -> list[Member]:
        """Return one rep of a team, one of another team of the region, and one far away."""
        of = self.company.of
        return [of("rep", "east", nth=1), of("rep", "east", 2, 1), of("rep", "south")]

    def strangers(self) -> list[tuple[Member, Member]]:
        """Return who asks and whose records these are not to see."""
        return [
            (who, owner)
            for who in self.askers()
            for owner in self.owners()
            if not self.oracle.sees_records_of(who, owner)
        ]

    def hears(self, who: Member, text: str, room: str = DM, typed: str = "") -> Heard:
        heard = self.asking.ask(who, text, room)
        in_room = _without_names(heard.in_room, text)
        if room != DM and heard.said.changed:
            # Who records something in a room names the customer there by doing so.
            in_room = ACCOUNT.sub("", in_room)
        self._look(in_room, None if room != DM else who, f"{room}: {text}", typed, who)
        for person_id, told in heard.to_people.items():
            reader = self.by_id[person_id]
            where = f"post to {reader.role}: {text}"
            self._look(_without_names(told, text), reader, where, typed, who)
        if not any(word in text for word in CELEBRATES):
            for name, shown in heard.to_rooms.items():
                self._look(shown, None, f"post to {name}: {text}", typed, who)
        self._look_at_writes(heard, who, text)
        return heard

    def _look(self, shown: str, reader: Member | None, where: str, typed: str, who: Member) -> None:
        """Find what only a hidden colleague's records hold, what was typed itself left out."""
        left = shown.replace(typed, "") if typed else shown
        for secret in set(SECRET.findall(left)):
            hidden = self.owner_of.get(secret)
            if hidden is None or (reader and self.oracle.sees_records_of(reader, hidden)):
                continue
            if reader and self._helps(reader, hidden, secret, where):
                continue
            if not self._told_by_its_owner(hidden, reader, who):
                self.leaks.append(f"{who.role} {where} shows {secret} of {hidden.name}")

    def _helps(self, reader: Member, hidden: Member, secret: str, where: str) -> bool:
        """Tell whether a helper was shown a customer's story: its mark there, and no amount."""
        asked = {question.format(a=hidden.account) for question in STORIES}
        is_story = where.partition(": ")[2] in asked
        return secret == hidden.mark and is_story and self.oracle.sees_story_of(reader, hidden)

    def reads(self, post: Post, *, job: str) -> None:
        """Look at what a job says unasked, as its reader would."""
        shown = reply_to_json(post.reply)
        match post.to:
            case ToPerson(person_id):
                reader: Member | None = self.by_id[person_id]
            case ToRoom():
                reader = None
        self._look(shown, reader, f"job {job} to {post.key}", "", reader or self.company.admin())

    def _told_by_its_owner(self, hidden: Member, reader: Member | None, who: Member) -> bool:
        """Giving a customer to somebody lets the receiver know it; a room never."""
        return (
            reader is not None and reader.id != who.id and self.oracle.sees_records_of(who, hidden)
        )

    def _look_at_writes(self, heard: Heard, who: Member, text: str) -> None:
        for row in heard.rows:
            before, after = row["before"], row["after"]
            if isinstance(before, dict) and _is_touch(before, after):
                continue
            owner = self._owner(row)
            if owner is not None and not self.oracle.sees_records_of(who, owner):
                self.leaks.append(f"{who.role}: {text} changes {row['table_name']} of {owner.name}")

    def _owner(self, row: dict[str, object]) -> Member | None:
        """Return whose the row is that was changed, or whose deal a new one was put to."""
        before, after = row["before"], row["after"]
        if row["table_name"] in OF_DEALS:
            values = before or after
            assert isinstance(values, dict)
            return self.by_id.get(self.asking.deal_owners.get(values["deal_id"]))
        if row["table_name"] in OF_ACCOUNTS:
            values = before or after
            assert isinstance(values, dict)
            return self.by_id.get(self.asking.account_owners.get(values["account_id"]))
        if not isinstance(before, dict):
            return None
        whose = ("owner_id", "member_id", "assignee_id")
        return self.by_id.get(next((before[one] for one in whose if before.get(one)), None))

    def expects(self, heard: Heard, *, allowed: bool, what: str) -> None:
        refused = heard.said.error_code == "not_allowed"
        if refused == allowed:
            self.leaks.append(
                f"{what}: {'refused' if refused else 'answered'}: {heard.said.text[:60]}"
            )
        if refused and "“" not in heard.said.text:
            self.leaks.append(f"{what}: says nothing that may be asked instead")
