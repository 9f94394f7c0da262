"""Shared ground: a small option set, workshops on a real DuckDB file, and a browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from appraisal.workshops import Workshop, Workshops

# Properties are searched anew on a developer's machine; a gate must not depend on chance.
settings.register_profile("search", deadline=None)
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "search")

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

SMALL_SET = """\
format: 1
id: clinic-hours
title: Opening hours of the clinic
question: When should the clinic open?
groups:
  carers: {name: Carers and families, uses_services: true}
  staff: Staff
  council: Council
criteria:
  access: {name: Easy to reach, worst: Weekday mornings only, best: Any day}
  rota: {name: Workable rota, worst: Nobody will work it, best: Posts fill at once}
  wait: {name: Short wait, worst: Twelve weeks, best: Two weeks}
options:
  as-now: {name: As now, label: A, baseline: true, scores: {access: 20, rota: 80, wait: 10}}
  evenings: {name: Two evenings, label: B, scores: {access: 70, rota: 40, wait: 60}}
  weekend: {name: Saturdays, label: C, scores: {access: 90, rota: 10, wait: 50}}
"""


@pytest.fixture
def small_set() -> str:
    return SMALL_SET


@pytest.fixture
def workshops(tmp_path: Path) -> Iterator[Workshops]:
    held = Workshops(tmp_path / "data")
    yield held
    held.close()


@pytest.fixture
def workshop(workshops: Workshops, small_set: str) -> Workshop:
    return workshops.open_workshop("Harrowmere, first event", small_set)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, started for one module: Playwright's event loop must not outlive its tests."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("These tests need Chromium: install it, for example with apt.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()
