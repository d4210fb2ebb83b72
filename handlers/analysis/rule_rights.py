"""Who may make rules for what: only for those whose losses they see."""

from core.access import may_see_figures
from core.figures.scope import ScopeRef
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
