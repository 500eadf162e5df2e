from scipy import stats
from cases import samples, write

write(
    "wasserstein",
    "scipy.stats.wasserstein_distance(reference, current)",
    [
        {"name": name, "reference": a, "current": b, "distance": stats.wasserstein_distance(a, b)}
        for name, a, b in samples()
    ],
)
