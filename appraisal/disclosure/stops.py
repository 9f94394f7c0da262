"""What stops a search for worlds, taken apart into what has nothing to do with each other.

A linear programme that gets no further proves it: figures whose bounds have a price, and equations
that tie them to what was aimed at. Where many secrets are aimed at together, the proof mostly
falls into parts, each about a few secrets next to each other. One figure of each part can then be
hidden at once, and it is the one that would be hidden for those secrets alone.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from appraisal.disclosure.worlds import PRICE, Reached


def parts(
    equations: sparse.csc_array, reached: Reached, places: NDArray[np.intp]
) -> list[NDArray[np.intp]]:
    """For each part of the proof that holds any of the places: the figures that stop it.

    A place whose own bounds stop it is a part of its own.
    """
    stops = reached.prices != 0
    rows = np.flatnonzero(np.abs(reached.ties) > PRICE)
    used = sparse.csr_array(equations[rows])
    # Only figures that are free to move carry the proof from one equation to the next.
    carrying = used @ sparse.diags_array((~stops).astype(float))
    links = sparse.csr_array(abs(carrying))
    part = connected_components(links @ links.T, directed=False)[1]
    touched = sparse.csc_array(used)
    found = [np.array([place]) for place in places if stops[place]]
    wanted = {
        int(one)
        for place in places
        if not stops[place]
        for one in part[touched.indices[touched.indptr[place] : touched.indptr[place + 1]]]
    }
    stopping = sparse.csr_array(used @ sparse.diags_array(stops.astype(float)))
    for one in sorted(wanted):
        inside = stopping[np.flatnonzero(part == one)]
        found.append(np.unique(inside.indices[inside.data != 0]))
    return found
