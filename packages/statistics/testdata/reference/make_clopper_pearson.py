import mpmath as mp
from scipy import stats
from exact import beta_root, deviation, write

INTERVALS = [(0, 10, 0.025), (10, 10, 0.025), (1, 10, 0.025), (5, 10, 0.025), (81, 263, 0.025), (15, 148, 0.025), (10, 1000, 0.001), (990, 1000, 0.001), (1, 10**6, 0.001),
             (999999, 10**6, 0.001), (5 * 10**7, 10**8, 0.001), (3, 10**8, 1e-9), (2.5, 40.75, 0.001), (0.03, 30.3, 0.001), (30.27, 30.3, 0.001), (0.02, 5e8, 0.001), (7, 9, 0.5)]
DIFFERENCES = [((48, 80), (56, 70), 0.025), ((0, 10000), (10, 1000), 0.001), ((10, 10000), (10, 1000), 0.001), ((100, 10000), (30, 1000), 0.001), ((500, 10000), (70, 1000), 0.001),
               ((0, 10000), (0, 30), 0.001), ((0, 10000), (1, 30), 0.001), ((3, 10), (9, 10), 0.025), ((10, 10), (0, 10), 0.001), ((0, 10), (10, 10), 0.001), ((70, 100), (20, 100), 0.001),
               ((12.5, 1000.25), (80.75, 900.5), 0.001), ((10**6, 10**8), (10**5, 9 * 10**6), 0.001)]


def limit(hits, n, alpha, side):
    """Lower or upper limit as a beta quantile in 60 digits."""
    if hits == (0 if side == "lower" else n):
        return mp.mpf(0 if side == "lower" else 1)
    a, b = (mp.mpf(hits), mp.mpf(n) - mp.mpf(hits) + 1) if side == "lower" else (mp.mpf(hits) + 1, mp.mpf(n) - mp.mpf(hits))
    near = stats.beta.ppf(alpha, float(a), float(b)) if side == "lower" else stats.beta.isf(alpha, float(a), float(b))
    return beta_root(alpha, side, a, b, min(max(float(near), 1e-280), 1 - 2**-53))


def interval(hits, n, alpha):
    lower, upper = limit(hits, n, alpha, "lower"), limit(hits, n, alpha, "upper")
    if isinstance(hits, int) and n < 10**6:
        theirs = stats.binomtest(hits, n).proportion_ci(1 - 2 * alpha, "exact")
        assert abs(theirs.low - lower) < 1e-9 and abs(theirs.high - upper) < 1e-9
    return {"name": f"{hits} of {n}, alpha={alpha}", "kind": "interval", "successes": hits, "trials": n, "alpha": alpha, "lower": float(lower), "upper": float(upper),
            "scipyDeviation": [deviation(lower, stats.beta.ppf(alpha, hits, n - hits + 1)), deviation(upper, stats.beta.isf(alpha, hits + 1, n - hits)) if hits < n else None]}


def difference(reference, current, alpha):
    p, q = (mp.mpf(s[0]) / mp.mpf(s[1]) for s in (current, reference))
    value = p - q - mp.sqrt((p - limit(*current, alpha, "lower")) ** 2 + (limit(*reference, alpha, "upper") - q) ** 2)
    return {"name": f"{current} against {reference}, alpha={alpha}", "kind": "difference", "reference": reference, "current": current, "alpha": alpha, "value": float(max(value, -1))}


write("clopper-pearson", "Clopper-Pearson limits as beta quantiles in 60 digits, whole counts checked against scipy.stats.binomtest; Newcombe's method 10 on them",
      [interval(*case) for case in INTERVALS] + [difference(*case) for case in DIFFERENCES], 1e-12)
