"""Makes a rep's lists long: customers, an open deal and a follow-up with each."""

from datetime import timedelta

from core.reply import Facts, Paragraph, Reply, Table
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account, FollowUp
from tests.company import MONDAY, Chat
from tests.figures.books import Books

TODAY = MONDAY.date()


def with_long_lists(chat: Chat, many: int = 25, owner: str | None = "李雪") -> None:
    with chat.database.writing(FIRST_COMPANY) as session:
        books = Books(session, chat.ids)
        for number in range(many):
            books.account_id = new_account(session, chat.ids.get(owner or ""), number)
            if owner is not None:
                books.deal(owner, TODAY - timedelta(days=number), amount=100_000)
                session.add(
                    FollowUp(
                        account_id=books.account_id,
                        member_id=chat.ids[owner],
                        due_on=TODAY + timedelta(days=number),
                        created_at=MONDAY,
                    )
                )


def new_account(session, owner_id: int | None, number: int) -> int:
    account = Account(
        name=f"宁波第{number:02}精密机械股份有限公司",
        owner_id=owner_id,
        created_on=TODAY,
        tier="A",
    )
    session.add(account)
    session.flush()
    return account.id


def listed(reply: Reply) -> list[str]:
    """Return what a page lists, the first cell of each row."""
    found = []
    for section in reply.card.sections:
        match section:
            case Table(_, rows):
                found += [row[0] for row in rows]
            case Facts(pairs):
                found += [label for label, _ in pairs]
            case Paragraph(spans, quiet=False):
                found.append("".join(span.text for span in spans))
    return found
