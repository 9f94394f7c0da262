"""What the facilitator reads at start-up: the private link, the join link and its QR code."""

import io

import segno

from appraisal.ui.addresses import join_address
from appraisal.workshops import data_folder


def welcome(secret: str) -> str:
    """The lines printed once the server has started."""
    base = join_address()
    drawing = io.StringIO()
    segno.make(f"{base}/b").terminal(drawing, compact=True, border=1)
    return (
        "\nAppraisal is running. Keep this link private: whoever has it is the facilitator.\n\n"
        f"  Facilitator: {base}/f/{secret}\n"
        f"  To join:     {base}/b\n"
        f"  Data folder: {data_folder()}\n\n"
        f"{drawing.getvalue()}\n"
        "Stop with Ctrl+C.\n"
    )
