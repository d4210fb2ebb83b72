"""How far a question or a target reaches: of which days, and of whom."""

from core.language.names.scopes import member_meant, spoken_scope
from core.language.sentence.scene import Scene
from core.language.understanding import Intent, Scope
from core.periods import Period, add_months


def period_meant(scene: Scene, intent: Intent) -> Period | None:
    if not scene.dates:
        return None
    when = scene.dates[0].value
    if (
        intent in (Intent.SET_TARGET, Intent.SHOW_FORECAST)
        and when.period.last < scene.clock.today
        and when.tense == "open"
    ):
        return Period(add_months(when.period.first, 12), add_months(when.period.last, 12))
    return when.period


def scope_meant(scene: Scene) -> Scope | None:
    if scene.members:
        return member_meant(scene.sheet, scene.members[0])
    if scene.scopes:
        teams = [s.value for s in scene.scopes if s.value.kind == "team"]
        return (teams or [s.value for s in scene.scopes])[0]
    return spoken_scope(scene.text)
