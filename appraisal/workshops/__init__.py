"""Workshops, rounds, ballots and roles, the ledger that keeps them, and the live feed."""

from appraisal.workshops.ballots import Ballot, BallotError
from appraisal.workshops.changes import WorkshopError
from appraisal.workshops.codes import tidy_code
from appraisal.workshops.held import FOLDER_VARIABLE, data_folder, held_workshops, let_go
from appraisal.workshops.live import LiveFeed, live_message
from appraisal.workshops.opinions import Sureness
from appraisal.workshops.results import GroupResult, GroupTurnout, RoundResults
from appraisal.workshops.state import MethodCheck, Mode, Participant
from appraisal.workshops.store import LedgerError
from appraisal.workshops.views import Round, Workshop
from appraisal.workshops.workshops import Workshops

__all__ = [
    "FOLDER_VARIABLE",
    "Ballot",
    "BallotError",
    "GroupResult",
    "GroupTurnout",
    "LedgerError",
    "LiveFeed",
    "MethodCheck",
    "Mode",
    "Participant",
    "Round",
    "RoundResults",
    "Sureness",
    "Workshop",
    "WorkshopError",
    "Workshops",
    "data_folder",
    "held_workshops",
    "let_go",
    "live_message",
    "tidy_code",
]
