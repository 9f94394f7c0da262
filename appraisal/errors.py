"""The one family of errors that people are meant to read."""


class AppraisalError(Exception):
    """Something a person can put right: the message says what was given and what to do.

    Pages and commands show the message as it stands, never a traceback.
    """


class CallError(AppraisalError):
    """The call itself is at fault, not what it was to work on: a command exits 2 for it, not 1."""
