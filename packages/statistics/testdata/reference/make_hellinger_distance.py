from decimal import Decimal, getcontext
from scipy.spatial import distance
import numpy as np
from cases import counts, write

getcontext().prec = 60


def exact(reference, current):
    """sqrt(1 - sum sqrt(p q)) in 60 digits: in doubles the difference cancels when the shares are nearly equal."""
    p, q = ([Decimal(x) / sum(map(Decimal, c)) for x in c] for c in (reference, current))
    return float(max(1 - sum((x * y).sqrt() for x, y in zip(p, q)), Decimal("1e-50")).sqrt()) if p != q else 0.0


def case(name, reference, current):
    roots = [np.sqrt(np.asarray(c, float) / np.sum(c)) for c in (reference, current)]
    by_scipy = float(distance.euclidean(*roots) / np.sqrt(2))
    return {"name": name, "reference": reference, "current": current, "distance": exact(reference, current), "byScipy": by_scipy}


write(
    "hellinger-distance",
    "distance: sqrt(1 - sum sqrt(p q)) in 60 decimal digits; byScipy: scipy.spatial.distance.euclidean(sqrt(p), sqrt(q)) / sqrt(2)",
    [case(*pair) for pair in counts()],
    1e-9,
)
