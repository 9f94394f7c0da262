"""The phone ballot: plain pages that work without JavaScript and get better with it."""

from appraisal.ballot.routes import routes

__all__ = ["routes"]
