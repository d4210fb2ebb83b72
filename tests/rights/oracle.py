"""Who may see what, read from the table of the definitions and from nothing else.

Written without a look at `core/access.py`, so that a mistake there is not made here as well.
"""

from dataclasses import dataclass

from tests.rights.company200 import Company200, Member

# What each kind of question shows: totals of funnels, public boards, attainment, or records.
FUNNEL, BOARD, ATTAINMENT, RECORDS = "funnel", "board", "attainment", "records"


@dataclass(frozen=True)
class Asked:
    """A scope as a question names it: company, region key, team name or member name."""

    kind: str
    name: str = ""


@dataclass(frozen=True)
class Oracle:
    """Answers from the table: a rep sees own, a manager the team, a director the region."""

    company: Company200

    def sees_records_of(self, who: Member, owner: Member) -> bool:
        if who.role == "admin" or who.name == owner.name:
            return True
        if who.role == "director":
            return owner.region == who.region
        return who.role == "manager" and self._reports_to(owner, who)

    def sees_story_of(self, who: Member, owner: Member) -> bool:
        """Tell whether a person is a helper: they see the customer's story, and no deal's worth."""
        return self.company.helped.get(who.name) == owner.name

    def _reports_to(self, one: Member, boss: Member) -> bool:
        while one.manager is not None:
            if one.manager == boss.name:
                return True
            one = self.company.members[one.manager]
        return False

    def sees(self, who: Member, asked: Asked, kind: str) -> bool:
        """Tell whether a person may see this kind of figure of a scope."""
        if who.role == "admin" or asked == Asked("member", who.name):
            return True
        if kind == BOARD and self._is_own_board(who, asked):
            return True
        match asked.kind:
            case "member":
                return self.sees_records_of(who, self.company.members[asked.name])
            case "team":
                return self._sees_team(who, asked.name, kind)
            case "region":
                return self._sees_region(who, asked.name, kind)
            case _:
                return False

    def _is_own_board(self, who: Member, asked: Asked) -> bool:
        return asked in {Asked("company"), Asked("region", who.region or "-"),
                         Asked("team", who.team or "-")}  # fmt: skip

    def _sees_team(self, who: Member, team: str, kind: str) -> bool:
        match who.role:
            case "director":
                return self.company.teams[team] == who.region
            case "manager":
                return team == who.team
            case _:
                return team == who.team and kind == FUNNEL

    def _sees_region(self, who: Member, region: str, kind: str) -> bool:
        if region != who.region:
            return False
        totals = kind in {FUNNEL, BOARD, ATTAINMENT}
        return who.role == "director" or (who.role == "manager" and totals)

    def room_sees(self, room: str, asked: Asked, kind: str) -> bool:
        """Tell whether everyone in a room may see it: every rep of its scope is in there."""
        if kind == BOARD and asked.kind == "member":
            # One stands on the board of one's team.
            asked = Asked("team", self.company.members[asked.name].team or "")
        match room, asked.kind:
            case "R-TEAM", "team":
                return asked.name == "华东一部" and kind in {FUNNEL, BOARD}
            case "R-TEAM", "region":
                return asked.name == "east" and kind == BOARD
            case "R-EAST", "region":
                return asked.name == "east" and kind == BOARD
            case (("R-TEAM" | "R-EAST" | "R-ALL"), "company"):
                return kind == BOARD
            case _:
                return False

    def may_set_target(self, who: Member, asked: Asked) -> bool:
        allowed = {
            "admin": {"company", "region", "team", "member"},
            "director": {"region", "team", "member"},
            "manager": {"team", "member"},
        }
        return asked.kind in allowed.get(who.role, set()) and self.sees(who, asked, RECORDS)
