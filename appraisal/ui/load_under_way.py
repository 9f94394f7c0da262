"""A load that goes on by itself while its page is drawn again, resized or left."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from appraisal.errors import AppraisalError
from appraisal.partnership.database import partnership_data
from appraisal.partnership.load_report import LoadReport
from appraisal.partnership.loading import load
from appraisal.partnership.releases import prepare
from appraisal.ui.uploads import Uploaded, kept_privately


class LoadUnderWay:
    """Files being checked and loaded into a folder of data; `words` and `share` say how far."""

    def __init__(self, files: Sequence[Uploaded], folder: Path) -> None:
        self.words, self.share = "Keeping the files", 0.0
        worker = ThreadPoolExecutor(1, thread_name_prefix="load")
        self._result: Future[LoadReport] = worker.submit(self._work, files, folder)
        worker.shutdown(wait=False)

    @property
    def done(self) -> bool:
        """Whether it has ended, well or not."""
        return self._result.done()

    def report(self) -> LoadReport:
        """The report, once it is done; raises what the load raised, such as an UploadError."""
        return self._result.result()

    def _work(self, files: Sequence[Uploaded], folder: Path) -> LoadReport:
        with kept_privately(files, folder) as source:
            report = load(source, folder, progress=self._tell)
        if report.loaded:
            self._tell("Working out what may be shown", 1.0)
            _prepare(folder)
        return report

    def _tell(self, words: str, share: float) -> None:
        self.words, self.share = words, min(1.0, share)


def _prepare(folder: Path) -> None:
    """Decide now what may be shown, so that nobody waits for it on a page."""
    with contextlib.suppress(AppraisalError):  # the pages say why nothing may be shown
        data = partnership_data(folder)
        if data is not None:
            prepare(data)
