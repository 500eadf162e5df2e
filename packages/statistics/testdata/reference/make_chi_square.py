import mpmath as mp
from scipy import stats
from exact import chi_square_cdf, chi_square_sf, deviation, write

SURVIVAL = [(k, x) for k in (0.3, 1, 2, 3, 9, 10, 25, 100, 999, 10000) for x in
            (1e-9, 0.01, 0.5 * k, k, k + 1, k + 2, 1.2 * k + 3, 2 * k + 5, 100 + k, 300 + k, 1000 + k)
            ] + [(1, 1370.0), (9, 1400.0), (25, 1450.0), (10000, 17000.0), (100000, 104000.0), (1000000, 1004000.0)]
QUANTILE = [(k, p) for k in (0.3, 1, 2, 9, 25, 300, 10000) for p in
            (1e-300, 1e-100, 1e-20, 1e-6, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999, 1 - 2**-40, 1 - 2**-53)]


def survival(k, x):
    value = chi_square_sf(x, k)
    return {"name": f"sf x={x} k={k}", "kind": "survival", "x": float(x), "degreesOfFreedom": k, "value": float(value),
            "scipyDeviation": deviation(value, stats.chi2.sf(x, k))}


def quantile(k, p):
    """Bisection on ln x, then on x, in 60 digits."""
    low, high = mp.mpf(10) ** -2100, mp.mpf(10) ** 6
    for _ in range(260):
        middle = mp.sqrt(low * high)
        if (chi_square_cdf(middle, k) < mp.mpf(p)) if p <= 0.5 else (chi_square_sf(middle, k) > 1 - mp.mpf(p)):
            low = middle
        else:
            high = middle
        if high / low - 1 < mp.mpf(10) ** -25:
            break
    return {"name": f"ppf p={p} k={k}", "kind": "quantile", "p": p, "degreesOfFreedom": k, "value": float(low),
            "scipyDeviation": deviation(low, stats.chi2.ppf(p, k)) if float(low) > 0 else None}


write("chi-square", "regularised incomplete gamma functions in 60 digits (mpmath.gammainc) and their inverse by bisection",
      [survival(k, x) for k, x in SURVIVAL] + [quantile(k, p) for k, p in QUANTILE], 1e-12)
