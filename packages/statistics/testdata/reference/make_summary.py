"""Writes quantile-sorted.json, summarise.json and decile-bins.json."""
import numpy as np
from cases import samples, write

LEVELS = [0, 0.01, 0.05, 0.1, 0.25, 0.3, 0.5, 0.7, 0.75, 0.9, 0.95, 0.99, 1]
# numpy's own sums lose all digits at the edges of the double range
ORDINARY = [s for s in samples() if s[0] not in ("huge values", "tiny values")]


def summary(values):
    x = np.asarray(values, float)
    deviation = None if len(x) < 2 else 0.0 if x.min() == x.max() else float(x.std(ddof=1))
    return {"count": len(x), "mean": float(x.mean()), "standardDeviation": deviation, "min": float(x.min()), "max": float(x.max())}


def bins(name, reference, current):
    deciles = np.quantile(reference, np.arange(1, 10) / 10)
    edges, levels = np.unique(deciles, return_counts=True)
    tied = edges[levels > 1]

    def left_closed(values):
        return np.bincount(np.searchsorted(edges, values, side="right"), minlength=len(edges) + 1)

    def with_ties(values):
        """np.histogram on the edges and, for a tied one, also the next double above it."""
        cuts = np.sort(np.concatenate([edges, np.nextafter(tied, np.inf)]))
        return np.histogram(values, np.concatenate([[-np.inf], cuts, [np.inf]]))[0]

    return {
        "name": name, "reference": reference, "current": current, "edges": edges.tolist(), "tied": tied.tolist(),
        "leftClosed": left_closed(current).tolist(), "withTies": with_ties(current).tolist(),
    }


write(
    "quantile-sorted",
    "numpy.quantile(values, levels, method='linear')",
    [
        {"name": name, "values": a, "levels": LEVELS, "quantiles": np.quantile(a, LEVELS).tolist()}
        for name, a, _ in samples()
        if name != "huge values"
    ],
    0,
)
write(
    "summarise",
    "numpy.mean, numpy.std(ddof=1) (0 for a constant, null for one value), numpy.min, numpy.max",
    [{"name": name, "values": a, **summary(a)} for name, a, _ in ORDINARY],
)
write(
    "decile-bins",
    "edges: numpy.unique(numpy.quantile(reference, [0.1..0.9])); tied: edges met at two or more levels; leftClosed, withTies: counts of current, by numpy.searchsorted and numpy.histogram",
    [bins(*sample) for sample in ORDINARY],
    0,
)
