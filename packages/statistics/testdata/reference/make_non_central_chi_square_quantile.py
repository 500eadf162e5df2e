import random
import mpmath as mp
from scipy import stats
from exact import chi_square_cdf, chi_square_sf, deviation, non_central_sf, non_central_tail, write

mp.mp.dps = 50
DEGREES = (0.5, 1, 2, 4, 9, 9.5, 25, 127, 1000)
NONCENTRALITIES = (1e-3, 0.1, 1, 10, 50, 100, 1000, 1e4)
OTHERS = (1e-100, 1e-12, 1e-6, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 1 - 2**-20, 1 - 2**-40)
FAR = [(p, k, 1e6) for k in (1, 9, 127) for p in (0.001, 0.5, 0.999)] + [(p, 9, 0) for p in (0.001, 0.999)]
random.seed(20260105)


def quantile(p, k, noncentrality):
    """Newton steps on the logarithm of the smaller tail in ln x, from scipy's answer."""
    near = float(stats.ncx2.ppf(p, k, noncentrality)) if noncentrality else float(stats.chi2.ppf(p, k))
    side, target = ("lower", mp.mpf(p)) if p <= 0.5 else ("upper", 1 - mp.mpf(p))
    x, step = mp.mpf(near if near > 1e-290 else 1e-290), mp.mpf(1)
    while abs(step) > mp.mpf(10) ** -15:
        if noncentrality:
            tail, density = non_central_tail(x, k, noncentrality, side)
        else:
            tail = chi_square_cdf(x, k) if side == "lower" else chi_square_sf(x, k)
            density = mp.exp((mp.mpf(k) / 2 - 1) * mp.log(x / 2) - x / 2 - mp.loggamma(mp.mpf(k) / 2)) / 2
        step = mp.log(target / tail) * tail / (x * density) * (1 if side == "lower" else -1)
        x *= mp.exp(max(mp.mpf(-20), min(mp.mpf(20), step)))
    if side == "upper" and 0 < noncentrality <= 1000:
        assert abs(non_central_sf(x, k, noncentrality) / target - 1) < mp.mpf(10) ** -20
    return {"name": f"ppf p={p} k={k} nc={noncentrality}", "p": p, "degreesOfFreedom": k, "noncentrality": noncentrality, "value": float(x), "scipyDeviation": deviation(x, near)}


CASES = [(p, k, noncentrality) for k in DEGREES for noncentrality in NONCENTRALITIES for p in [0.999] + random.sample(OTHERS, 2)] + FAR
write("non-central-chi-square-quantile", "inverse of the Poisson mixture of central tails in 50 digits by Newton's method", [quantile(*case) for case in CASES], 1e-12)
