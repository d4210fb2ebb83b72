"""Whose records an order or a question is about, where it is no intent of the reader."""

import re

from core.access import require_figures, scope_named
from core.errors import UserError
from core.figures.scope import ScopeRef
from core.language.names.scopes import member_meant
from core.language.text.sheet import phrase
from core.language.understanding import Scope
from handlers.context import Context
from handlers.recording.said import Said

OURS = r"(?:我们|本|咱们)"
# As a sentence names whose something is; Ⓜ is a member, Ⓢ a team or region.
WHOSE = rf"(?:{OURS}(?:组|队|团队|区|区域|大区)|(?:全|整个)?公司|我|我们|Ⓜ|Ⓢ)的?"
WHOSE_EN = r"(?:my |our |(?:our|my) team'?s? |(?:our|my) region'?s? |company |Ⓜ(?:'s)? |Ⓢ(?:'s)? )?"
_SCOPES = (
    (phrase(rf"{OURS}(?:组|队|团队)|\b(?:our|my) team(?![a-z])"), Scope("team")),
    (phrase(rf"{OURS}(?:区|区域|大区)|\b(?:our|my) region"), Scope("region")),
    (phrase(r"(?:全|整个)?公司|company", re.IGNORECASE), Scope("company")),
    # “帮我看看” and “我们的” are said by whoever answers for more than their own.
    (phrase(r"(?<![帮给])我(?![们想要])|\bmy\b", re.IGNORECASE), Scope("me")),
)


def scope_said(said: Said) -> Scope | None:
    """Return the scope that a sentence names; None leaves it to what the asker answers for."""
    if said.scene.scopes:
        return said.scene.scopes[0].value
    if said.scene.members:
        return member_meant(said.scene.sheet, said.scene.members[0])
    return next((scope for words, scope in _SCOPES if words.search(said.text)), None)


def colleague_said(said: Said, context: Context, zh: str, en: str) -> ScopeRef:
    """Return the one person whose records are asked for, the asker where nobody is named.

    `zh` and `en` are an example of asking for one. Raises UserError for a team, NotAllowedError.
    """
    scope = scope_named(context.session, context.person, scope_said(said) or Scope("me"))
    require_figures(context.session, context.person, scope, "records")
    if scope.kind != "member":
        raise UserError(
            f"一次看一位同事，例如“{zh}”。", f"One colleague at a time, for example “{en}”."
        )
    return scope
