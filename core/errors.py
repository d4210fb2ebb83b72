"""Problems that a user can do something about, said in both languages."""


class UserError(Exception):
    """A refusal that is shown as it is: what went wrong and what to do about it."""

    code = "invalid"

    def __init__(self, zh: str, en: str, *, code: str | None = None) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        if code is not None:
            self.code = code


class NotAllowedError(UserError):
    """The person may not see or do this; the sentence says what may be asked instead."""

    code = "not_allowed"


class NotFoundError(UserError):
    """What the sentence names is not in the books."""

    code = "not_found"
