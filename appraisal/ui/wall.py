"""The blocks of the projector's page: type that carries to the back of a hall.

Every text is escaped here; nothing else builds HTML for the screen.
"""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from appraisal.ui.joining import short_address
from appraisal.wording import counted
from appraisal.workshops import RoundResults, Workshop

_STYLE = """
<style>
.stMainBlockContainer { padding-top: 2.6rem; padding-bottom: 0; max-width: none; }
.wall { font-family: "Source Sans", "Segoe UI", Verdana, sans-serif; color: #0B1F33; }
.wall p, .wall span { margin: 0; font-size: inherit; }
.wall p.over { padding-top: .25em; font-size: clamp(18px, 1.45vw, 30px); color: #3D5166; }
.wall h1 { font-size: clamp(28px, 2.7vw, 56px); line-height: 1.15; margin: .1em 0 .3em; padding: 0;
  font-weight: 700; letter-spacing: 0; text-wrap: balance; }
.wall .join { display: grid; grid-template-columns: minmax(220px, 29vw) 1fr; gap: 5vw;
  align-items: center; margin-top: 2vh; }
.wall .join img { width: 100%; background: #FFF; image-rendering: pixelated; }
.wall p.how { font-size: clamp(18px, 1.5vw, 32px); color: #3D5166; }
.wall p.where { font-size: clamp(26px, 2.5vw, 54px); font-weight: 700; }
.wall p.code { font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; font-weight: 700;
  font-size: clamp(64px, 8vw, 170px); line-height: 1.1; letter-spacing: .06em; }
.wall .counts { display: flex; gap: 4vw; margin-top: 3vh; }
.wall .counts b { display: block; font-size: clamp(56px, 7.6vw, 160px); line-height: 1;
  font-variant-numeric: tabular-nums; }
.wall .counts .joined b { color: #5D6E80; }
.wall .counts p span { font-size: clamp(18px, 1.5vw, 32px); color: #3D5166; }
.wall b.code { font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; color: #0B1F33;
  font-size: 1.5em; line-height: 1; letter-spacing: .06em; margin-left: .4em; }
.wall progress { width: 100%; height: 18px; margin-top: 2vh; accent-color: #0B5CAD; }
.wall .foot { display: flex; justify-content: space-between; gap: 2vw; margin-top: 2vh;
  border-top: 1px solid #B8C4D2; padding-top: 1vh; font-size: clamp(16px, 1.4vw, 28px);
  color: #3D5166; }
.wall .side { border-left: 2px solid #B8C4D2; padding-left: 1.6vw;
  font-size: clamp(18px, 1.4vw, 30px); line-height: 1.35; }
.wall .side h2 { font-size: clamp(20px, 1.6vw, 34px); margin: 1.6vh 0 .2em; padding: 0; }
.wall .side img { width: 62%; max-width: 260px; }
.wall .side p.code { font-size: clamp(36px, 3.3vw, 72px); }
.wall .back { font-size: clamp(15px, min(1.3vw, 2.15vh), 28px); }
@media (min-width: 700px) {
  .wall .back p { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4;
    overflow: hidden; }
}
@media (min-width: 700px) and (max-height: 800px) {
  .stMainBlockContainer { padding-top: 2rem; }
  .wall .side h2 { margin-top: 1vh; }
  .wall .foot { margin-top: .5vh; padding-top: .5vh; }
}
.wall .legend { font-size: clamp(18px, 1.4vw, 30px); }
.wall mark { background: #0B1F33; color: #FFF; padding: .1em .5em; border-radius: .25em; }
</style>
"""


def wall(*blocks: str) -> None:
    """Put blocks on the wall."""
    st.html(f"{_STYLE}<div class='wall'>{''.join(blocks)}</div>")


def headline(over: str, words: str, rehearsal: bool = False) -> str:
    """One message: a small line that says where we are, and the sentence under it."""
    mark = "<mark>Rehearsal</mark> " if rehearsal else ""
    return f"<p class='over'>{mark}{escape(over)}</p><h1>{escape(words)}</h1>"


def join_block(workshop: Workshop, address: str, cast: int | None) -> str:
    """How to join, and how many have joined and voted; nothing else."""
    joined = f"<p class='joined'><b>{workshop.joined}</b><span>{_joined(workshop)}</span></p>"
    voted = ""
    progress = ""
    if cast is not None:
        noun = "ballot cast" if cast == 1 else "ballots cast"
        voted = f"<p><b>{cast}</b><span>{noun}</span></p>"
        most = max(workshop.joined, 1)
        progress = (
            f"<progress max='{most}' value='{cast}'>{counted(cast, 'ballot')} cast</progress>"
        )
    return (
        f"<div class='join'><div>{_qr(workshop)}</div><div>"
        f"<p class='how'>Point your camera, or go to</p>"
        f"<p class='where'>{escape(short_address(address))}/b</p>"
        f"<p class='how'>and type</p><p class='code'>{workshop.code}</p>"
        f"<div class='counts'>{voted}{joined}</div>{progress}</div></div>"
    )


def side_block(
    workshop: Workshop, address: str, results: RoundResults, notes: Mapping[str, Sequence[str]]
) -> str:
    """Beside a result: turnout, what to know about it, and the code for people who come late.

    `notes` are sentences under their headings. Once the round has closed the room is looking back,
    and they take the place of the rest; the code is then in the foot.
    """
    said = "".join(
        f"<h2>{escape(head)}</h2>"
        + "".join(f"<p title='{escape(line)}'>{escape(line)}</p>" for line in lines)
        for head, lines in notes.items()
    )
    if said and results.status != "open":
        return f"<div class='side back'>{said}</div>"
    return (
        "<div class='side'><h2>Turnout</h2>"
        f"<p><b>{results.cast}</b> of <b>{results.joined}</b> have voted</p>"
        f"<h2>{'Join' if results.status == 'open' else 'Join for the next round'}</h2>"
        f"{_qr(workshop)}<p>{escape(short_address(address))}/b</p>"
        f"<p class='code'>{workshop.code}</p>{said}</div>"
    )


def foot(left: str, right: str) -> str:
    """The line at the bottom."""
    return f"<div class='foot'><span>{escape(left)}</span><span>{escape(right)}</span></div>"


def foot_with_code(left: str, workshop: Workshop, address: str) -> str:
    """The same with how to join, for people who come late."""
    return (
        f"<div class='foot'><span>{escape(left)}</span><span>Join for the next round: "
        f"{escape(short_address(address))}/b <b class='code'>{workshop.code}</b></span></div>"
    )


def round_words(workshop: Workshop, results: RoundResults | None) -> str:
    """Where the workshop stands, in a line."""
    if results is None:
        return f"{workshop.title} · not begun"
    parts = [f"Round {results.round}", workshop.title, f"{results.mode} round", results.status]
    if results.visible:
        parts.append(counted(results.cast, "ballot"))
    return " · ".join(parts)


def _qr(workshop: Workshop) -> str:
    return f"<img src='/qr/{workshop.code}.svg' alt='QR code that opens the ballot'>"


def _joined(workshop: Workshop) -> str:
    return "person has joined" if workshop.joined == 1 else "people have joined"
