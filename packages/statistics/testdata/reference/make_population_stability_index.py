from decimal import Decimal, getcontext
import numpy as np
from scipy.special import rel_entr
from cases import counts, write

getcontext().prec = 60


def exact(p, q):
    """The definition in 60 digits: in doubles the two halves cancel when the shares are nearly equal."""
    return float(sum((y - x) * (y / x).ln() for x, y in zip(p, q)))


def smoothed(c, pseudo_count):
    raised = [Decimal(x) + Decimal(pseudo_count) for x in c]
    return [x / sum(raised) for x in raised]


def floored(c, floor):
    return [max(Decimal(x) / sum(map(Decimal, c)), Decimal(floor)) for x in c]


def case(name, a, b):
    p, q = ((np.asarray(c, float) + 0.5) / (np.sum(c) + 0.5 * len(c)) for c in (a, b))
    return {
        "name": name, "reference": a, "current": b,
        "half": exact(smoothed(a, 0.5), smoothed(b, 0.5)),
        "one": exact(smoothed(a, 1), smoothed(b, 1)),
        "floor": exact(floored(a, 1e-4), floored(b, 1e-4)),
        "halfByScipy": float(np.sum(rel_entr(p, q) + rel_entr(q, p))),
    }


write(
    "population-stability-index",
    "half, one: sum of (q - p) ln(q / p) in 60 decimal digits, p = (count + c) / (n + c k) with c = 0.5 and 1; floor: shares below 1e-4 raised to it; "
    "halfByScipy: scipy.special.rel_entr(p, q) + rel_entr(q, p), c = 0.5",
    [case(*pair) for pair in counts()],
    1e-9,
)
