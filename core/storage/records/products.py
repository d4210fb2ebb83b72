"""Products: what is known of each, kept by leaders. Stock itself is kept by the ERP.

A win takes nothing out of stock here: the number is what somebody last said or imported, so that
a salesperson need not ask (requirement PY-06), and never a second ledger beside the warehouse's.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.storage.tables import Deal, Product


def product_named(session: Session, name: str) -> Product | None:
    named = func.lower(Product.name) == name.strip().lower()
    return session.scalars(select(Product).where(named)).one_or_none()


def held_product(session: Session, name: str) -> Product | None:
    """Read a product again and hold it until the commit."""
    named = func.lower(Product.name) == name.strip().lower()
    wanted = select(Product).where(named).with_for_update()
    return session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()


def new_product(session: Session, name: str) -> Product:
    """Add a product; the one of that name where a colleague is adding it just now."""
    product = Product(name=name, stock=None, pitch=None, promotion=None, promotion_ends_on=None)
    try:
        with session.begin_nested():
            session.add(product)
    except IntegrityError:
        # The unique name decides, not a lookup.
        return session.scalars(select(Product).where(Product.name == name)).one()
    return product


def products_sold(session: Session, owner_id: int) -> list[str]:
    """Return the names of the products of the list, and of those that somebody's deals name."""
    of_deals = select(Deal.product).where(Deal.owner_id == owner_id, Deal.product.is_not(None))
    named = set(session.scalars(select(Product.name))) | set(session.scalars(of_deals.distinct()))
    return sorted(name for name in named if name)


def products_in_deals(session: Session, owners: Sequence[int] | None, limit: int) -> list[str]:
    """Return what deals of these owners (None: all) name and the list lacks, most often first."""
    listed = {name.casefold() for name in session.scalars(select(Product.name))}
    often = func.count()
    named = (
        select(Deal.product)
        .where(Deal.product.is_not(None), Deal.product != "")
        .group_by(Deal.product)
        .order_by(often.desc(), Deal.product)
        .limit(limit + len(listed))
    )
    if owners is not None:
        named = named.where(Deal.owner_id.in_(owners))
    found = [name for name in session.scalars(named) if name and name.casefold() not in listed]
    return found[:limit]


def products_by_name(session: Session, limit: int) -> list[Product]:
    return list(session.scalars(select(Product).order_by(Product.name).limit(limit)))


def promoted(session: Session, today: date, limit: int) -> list[Product]:
    """Return the products with a promotion that is running, the first to end first."""
    running = or_(Product.promotion_ends_on.is_(None), Product.promotion_ends_on >= today)
    soonest = (Product.promotion_ends_on.is_(None), Product.promotion_ends_on, Product.name)
    wanted = select(Product).where(Product.promotion.is_not(None), running)
    return list(session.scalars(wanted.order_by(*soonest).limit(limit)))


def runs_promotion(product: Product, today: date) -> bool:
    """Tell whether a promotion is on; one whose last day has passed is not."""
    ends = product.promotion_ends_on
    return product.promotion is not None and (ends is None or ends >= today)
