import random
import mpmath as mp
from scipy import special, stats
from exact import beta_root, beta_tails, deviation, write

PARAMETERS = (0.01, 0.3, 1, 1.5, 3, 11, 33.3, 990, 12345.678, 1e6, 1e8)
TAILS = (1e-250, 1e-12, 1e-6, 0.001, 0.05, 0.3, 0.5)
EDGES = [(0.5, 0.5, 0.3), (1e-9, 2, 3), (1 - 2**-40, 2, 3), (0.5, 1e8, 1e8), (0.4999, 1e8, 1e8), (1e-300, 0.01, 5), (0.25, 5, 1), (0.25, 1, 5)]
random.seed(20260104)


def beta(x, a, b):
    lower, upper = beta_tails(mp.mpf(x), 1 - mp.mpf(x), a, b)
    if max(a, b) < 100 and 1e-9 < x:
        assert abs(mp.betainc(a, b, 0, x, regularized=True) / lower - 1) < mp.mpf(10) ** -30
    return {"name": f"cdf x={x} a={a} b={b}", "kind": "probability", "x": x, "a": a, "b": b, "lower": float(lower), "upper": float(upper),
            "scipyDeviation": [deviation(lower, special.betainc(a, b, x)), deviation(upper, special.betaincc(a, b, x) if hasattr(special, "betaincc") else stats.beta.sf(x, a, b))]}


def quantile(p, a, b):
    """None where the quantile is no number above 1e-290 and below 1 that scipy can start from."""
    near = float(stats.beta.ppf(p, a, b))
    if not 1e-290 < near < 1 - 1e-12:
        return None
    side = "lower" if p <= 0.5 else "upper"
    value = beta_root(p if side == "lower" else 1 - mp.mpf(p), side, a, b, near)
    return {"name": f"ppf p={p} a={a} b={b}", "kind": "quantile", "p": p, "a": a, "b": b, "value": float(value), "scipyDeviation": deviation(value, near)}


def places(a, b):
    """Two places in the tails and one in the body, each moved off scipy's own answer."""
    drawn = random.sample(TAILS, 3)
    found = [float(place(p, a, b)) for p, place in zip(drawn, (stats.beta.ppf, stats.beta.isf, stats.beta.ppf))]
    return [x * factor for x, factor in zip(found, (0.99, 1, 1.001)) if 1e-290 < x < 0.999]


pairs = [(a, b) for a in PARAMETERS for b in PARAMETERS]
quantiles = [quantile(p, a, b) for a, b in pairs for p in [0.001, 0.999] + random.sample([1e-100, 1e-12, 1e-6, 0.05, 0.3, 0.5, 0.7, 0.95, 1 - 2**-20], 1)]
write("beta", "regularised incomplete beta function by DLMF 8.17.22 in 60 digits, checked against mpmath.betainc for small parameters, and its inverse by Newton's method",
      [beta(x, a, b) for a, b in pairs for x in places(a, b)] + [beta(*case) for case in EDGES] + [case for case in quantiles if case], 1e-12)
