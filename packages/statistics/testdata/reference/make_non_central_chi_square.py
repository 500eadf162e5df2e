import mpmath as mp
from scipy import stats
from exact import chi_square_sf, deviation, non_central_sf, write

SURVIVAL = [
    (k, noncentrality, x) for k in (0.5, 1, 2, 9, 25) for noncentrality in (1e-6, 0.1, 1, 10, 50.0, 400)
    for x in (0.01, 0.3 * (k + noncentrality), k + noncentrality, k + noncentrality + 3, 2 * (k + noncentrality) + 30, 4 * (k + noncentrality) + 200, 1000)
] + [(9, 20000, x) for x in (15000, 19000, 20009, 21000, 25000, 31000)] + [(9, 100000, 101000), (19, 200000, 205000), (9, 3, 1380)]
BOUND = [(k, alpha, x) for k in (1, 9, 25) for alpha in (0.05, 0.001, 1e-9, 0.7) for x in (60, 200, 1000)] + [
    (9, 0.001, x) for x in (5, 27.8, 28, 30, 5000, 20000, 100000)] + [(9, 1e-100, 2000), (9, 1e-290, 3000), (127, 0.001, 180)]


def survival(k, noncentrality, x):
    value = non_central_sf(x, k, noncentrality)
    return {"name": f"sf x={x} k={k} nc={noncentrality}", "kind": "survival", "x": float(x), "degreesOfFreedom": k,
            "noncentrality": noncentrality, "value": float(value), "scipyDeviation": deviation(value, stats.ncx2.sf(x, k, noncentrality))}


def bound(k, alpha, x):
    """Bisection to a narrow bracket, then secant steps."""
    score = lambda noncentrality: mp.log(non_central_sf(x, k, noncentrality) / mp.mpf(alpha))
    low, high = mp.mpf(0), mp.mpf(2 * x)
    root = low if chi_square_sf(x, k) > alpha else None
    while root is None and high - low > high / 50:
        middle = (low + high) / 2
        low, high = (middle, high) if score(middle) <= 0 else (low, middle)
    at_low, at_high = (score(low), score(high)) if root is None else (0, 0)
    while root is None:
        low, high, at_low = high, high - at_high * (high - low) / (at_high - at_low), at_high
        at_high = score(high)
        root = high if abs(high / low - 1) < mp.mpf(10) ** -25 else None
    return {"name": f"bound x={x} k={k} alpha={alpha}", "kind": "bound", "x": float(x), "degreesOfFreedom": k, "alpha": alpha, "value": float(root)}


write("non-central-chi-square", "Poisson mixture of central survival functions summed in 60 digits; bounds are roots of ln(sf/alpha)",
      [survival(*case) for case in SURVIVAL] + [bound(*case) for case in BOUND], 1e-12)
