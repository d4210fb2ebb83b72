"""A desk where people of the small company say things that are understood already."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from sqlalchemy import select

from core.calendar import WorkCalendar
from core.errors import UserError
from core.language.understanding import Intent, Understanding
from core.reply import Button, Reply
from core.storage.changes import Author
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.names import read_directory
from core.storage.outbox import put
from core.storage.tables import Account, Change, Company, OutboxPost, Person
from core.wording import Language, Wording
from handlers import questions
from handlers.answer import dispatch
from handlers.context import Context, Room
from tests.company import SHANGHAI, SettableClock

LI, WANG, ZHANG, CHEN, HE = "李雪", "王磊", "张敏", "陈晨", "何佳"
MEDICAL, TECH, SANY = "华东医疗器械有限公司", "远大科技股份有限公司", "三一重工股份有限公司"


@dataclass
class Desk:
    """Hands understood messages to the handlers, each in a transaction of its own."""

    database: Database
    ids: dict[str, int]
    clock: SettableClock = field(default_factory=SettableClock)
    language: Language = "zh"
    numbers: count = field(default_factory=count)
    room: Room | None = None

    def does(self, intent: Intent, name: str = LI, **said: object) -> Reply:
        """Say one thing; a refusal comes back as its sentence, with nothing written."""
        if "account" in said:
            said.setdefault("account_known", self._knows(str(said["account"])))
        asked = Understanding(intent=intent, **said)
        try:
            return self._in_one_transaction(asked, name)
        except UserError as problem:
            return Reply(problem.zh, error_code=problem.code)

    def types(self, text: str, name: str = LI, **said: object) -> Reply:
        """Say words that mean nothing by themselves: an answer to a question."""
        return self.does(Intent.NONE, name, text=text, **said)

    def undoes(self, reply: Reply, name: str = LI) -> Reply:
        """Press the undo button of a confirmation."""
        number = button(reply, "撤销", "恢复").command.split("#")[1]
        return self.does(Intent.UNDO, name, record=int(number))

    def waits(self, **time: int) -> None:
        self.clock.moment += timedelta(**time)

    def rows(self, table: type, *conditions: object) -> list:
        with self.database.reading(FIRST_COMPANY) as session:
            return list(session.scalars(select(table).where(*conditions)).all())

    def row(self, table: type, *conditions: object) -> object:
        [row] = self.rows(table, *conditions)
        return row

    def posts(self, lane: str) -> list[OutboxPost]:
        return [post for post in self.rows(OutboxPost) if post.lane == lane]

    def account(self, name: str = MEDICAL) -> Account:
        return self.row(Account, Account.name == name)

    def last_change(self) -> Change:
        return self.rows(Change)[-1]

    def channel(self) -> Room:
        return Room("web", "channel", "C1", seen_by="room")

    def _knows(self, name: str) -> bool:
        return bool(self.rows(Account, Account.name == name))

    def _in_one_transaction(self, asked: Understanding, name: str) -> Reply:
        with self.database.writing(FIRST_COMPANY) as session:
            company = session.get_one(Company, FIRST_COMPANY)
            person = session.get_one(Person, (FIRST_COMPANY, self.ids[name]))
            context = Context(
                session=session,
                company=company,
                person=person,
                now=self.clock.now().astimezone(SHANGHAI),
                wording=Wording(self.language),
                directory=read_directory(session),
                calendar=WorkCalendar(),
                room=self.room or Room("web", "dm", name),
                author=Author(person.id, "web", f"d{next(self.numbers)}"),
            )
            reply = dispatch(questions.complete(asked, context) or asked, context)
            for post in reply.posts:
                assert put(session, post, now=context.now)
        return reply


def button(reply: Reply, *labels: str) -> Button:
    assert reply.card is not None
    [found] = [one for one in reply.card.buttons if one.label in labels]
    return found


def labels(reply: Reply) -> list[str]:
    return [one.label for one in reply.card.buttons] if reply.card else []
