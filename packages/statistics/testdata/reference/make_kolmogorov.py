import mpmath as mp
from scipy import stats
from exact import deviation, write

T = [0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.79, 0.8, 0.81, 0.9, 1, 1.2238478702170836, 1.3580986393225505, 1.6276236115189503, 2, 3, 5, 8, 12, 16, 18.5]


def case(t):
    with mp.workdps(400):
        if t < 0.8:
            value = 1 - mp.sqrt(2 * mp.pi) / t * mp.nsum(lambda j: mp.exp(-((2 * j - 1) ** 2) * mp.pi**2 / (8 * mp.mpf(t) ** 2)), [1, 40], method="direct")
        else:
            value = 2 * sum((-1) ** (j - 1) * mp.exp(-2 * j * j * mp.mpf(t) ** 2) for j in range(1, 60))
    return {"name": f"sf t={t}", "t": t, "value": float(value), "scipyDeviation": deviation(value, stats.kstwobign.sf(t))}


write("kolmogorov", "both series of Kolmogorov's distribution in 400 digits; scipy.stats.kstwobign.sf for comparison", [case(t) for t in T], 1e-12)
