"""What growth points can be redeemed for: offered, counted down, taken off the list."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.sessions import company_of
from core.storage.tables import Reward


def rewards_offered(session: Session) -> list[Reward]:
    """Return what is on the list, the cheapest first; those sold out too."""
    mine = Reward.company_id == company_of(session)
    wanted = select(Reward).where(mine, Reward.active.is_(True))
    return list(session.scalars(wanted.order_by(Reward.cost, Reward.name)))


def all_rewards(session: Session) -> list[Reward]:
    """Return every reward, those off the list included."""
    mine = Reward.company_id == company_of(session)
    return list(session.scalars(select(Reward).where(mine).order_by(Reward.cost, Reward.name)))


def reward_called(session: Session, name: str) -> Reward | None:
    """Return the reward of a name, in capitals or not, with blanks or not."""
    return next((one for one in all_rewards(session) if folded(one.name) == folded(name)), None)


def folded(name: str) -> str:
    return "".join(name.casefold().split())


def held_reward(session: Session, reward: Reward) -> Reward:
    """Read a reward again and hold it, so that two people at once cannot take the last piece."""
    wanted = select(Reward).where(Reward.id == reward.id).with_for_update()
    return session.scalars(wanted.execution_options(populate_existing=True)).one()
