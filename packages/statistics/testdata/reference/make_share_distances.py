"""Writes total-variation-distance.json and l-infinity-distance.json."""
import numpy as np
from scipy.spatial import distance
from cases import counts, write


def shares(c):
    return np.asarray(c, float) / np.sum(c)


def cases(measure):
    return [
        {"name": name, "reference": a, "current": b, "distance": float(measure(shares(a), shares(b)))}
        for name, a, b in counts()
    ]


write(
    "total-variation-distance",
    "scipy.spatial.distance.cityblock(p, q) / 2 of the shares",
    cases(lambda p, q: distance.cityblock(p, q) / 2),
    1e-10,
)
write("l-infinity-distance", "scipy.spatial.distance.chebyshev(p, q) of the shares", cases(distance.chebyshev), 1e-10)
