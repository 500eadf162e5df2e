import mpmath as mp
from scipy import stats
from exact import write

Z = 1.959963984540054
ONE_SIDED = 3.090232306167813
WILSON = [(0, 10, Z), (10, 10, Z), (1, 10, Z), (5, 10, Z), (81, 263, Z), (15, 148, Z), (1, 1000000, ONE_SIDED), (999999, 1000000, ONE_SIDED), (3, 7, 0), (2.5, 40.75, ONE_SIDED), (1e-9, 5e8, ONE_SIDED)]
NEWCOMBE = [((48, 80), (56, 70), Z), ((3, 10), (9, 10), Z), ((2, 7), (6, 7), Z), ((0, 29), (5, 56), Z), ((0, 20), (0, 10), Z), ((0, 10), (10, 10), Z),
            ((50, 10000), (30, 400), ONE_SIDED), ((12.5, 1000.25), (80.75, 900.5), ONE_SIDED), ((10, 10), (0, 10), ONE_SIDED)]


def bounds(hits, n, z):
    """Roots of (p - w)^2 = z^2 w (1 - w) / n."""
    p, n, z = mp.mpf(hits) / mp.mpf(n), mp.mpf(n), mp.mpf(z)
    middle, spread = p + z * z / (2 * n), z * mp.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - spread) / (1 + z * z / n), (middle + spread) / (1 + z * z / n)


def wilson(hits, n, z):
    lower, upper = bounds(hits, n, z)
    if isinstance(hits, int) and z == Z:
        interval = stats.binomtest(hits, n).proportion_ci(0.95, "wilson")
        assert abs(interval.low - lower) < 1e-12 and abs(interval.high - upper) < 1e-12
    lower = mp.mpf(0) if hits == 0 else lower
    return {"name": f"{hits} of {n}, z={z}", "kind": "wilson", "successes": hits, "trials": n, "z": z, "lower": float(lower), "upper": float(upper)}


def newcombe(reference, current, z):
    p, q = (mp.mpf(s[0]) / mp.mpf(s[1]) for s in (current, reference))
    value = p - q - mp.sqrt((p - bounds(*current, z)[0]) ** 2 + (bounds(*reference, z)[1] - q) ** 2)
    return {"name": f"{current} against {reference}, z={z}", "kind": "newcombe", "reference": reference, "current": current, "z": z, "value": float(value)}


write("proportions", "Wilson's quadratic and Newcombe's method 10 in 60 digits; 95 % Wilson intervals checked against scipy.stats.binomtest",
      [wilson(*case) for case in WILSON] + [newcombe(*case) for case in NEWCOMBE], 1e-12)
