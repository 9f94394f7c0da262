"""How to join, always in view: the code, the address and the QR code."""

from html import escape

import streamlit as st

from appraisal.workshops import Workshop

_STYLE = """
<style>
.join-card { text-align: center; font-family: sans-serif; color: #0B1F33; }
.join-card img { width: 100%; max-width: 240px; background: #FFF; }
.join-card b { display: block; font-size: 2.2rem; letter-spacing: .12em; font-family: monospace; }
.join-card mark { background: #0B1F33; color: #FFF; padding: .1em .6em; border-radius: .3em; }
</style>
"""


def join_card(workshop: Workshop, address: str) -> None:
    """The join code with its QR code, small enough for a sidebar."""
    rehearsal = "<p><mark>Rehearsal</mark></p>" if workshop.rehearsal else ""
    st.html(
        f"{_STYLE}<div class='join-card'>{rehearsal}"
        f"<img src='/qr/{workshop.code}.svg' alt='QR code that opens the ballot'>"
        f"<div>{escape(short_address(address))}/b</div><b>{workshop.code}</b></div>"
    )


def short_address(address: str) -> str:
    """An address as people type it, without the scheme.

    >>> short_address("http://10.0.0.7:8501")
    '10.0.0.7:8501'
    """
    return address.split("://", 1)[-1]
