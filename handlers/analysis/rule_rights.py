"""Who may make rules for what: only for those whose losses they see; and who may end them."""

from core.access import may_see_figures, visible_owner_ids
from core.figures.scope import ScopeRef
from core.storage.tables import LossRule
from handlers.context import Context

MAY_RULE = {
    "manager": frozenset({"team"}),
    "director": frozenset({"team", "region"}),
    "admin": frozenset({"team", "region", "company"}),
}


def may_rule(context: Context, scope: ScopeRef) -> bool:
    return scope.kind in MAY_RULE.get(context.person.role, frozenset()) and may_see_figures(
        context.session, context.person, scope, "losses"
    )


def may_end(context: Context, rule: LossRule) -> bool:
    """Tell whether the rule is one's own, or that of somebody whom one leads."""
    led = visible_owner_ids(context.session, context.person)
    return led is None or rule.author_id in {context.person.id, *led}
