import mpmath as mp
from scipy import stats
from exact import deviation, write

Z = [-38, -10, -3, -1, -1e-9, 0, 1e-9, 0.1, 0.5, 1, 1.6448536269514722, 1.72, 1.74, 2.5, 3.09, 5, 8, 12, 20, 30, 37]
P = [1e-300, 1e-200, 1e-100, 1e-30, 1e-16, 1e-9, 1e-6, 0.001, 0.02, 0.0749, 0.0751, 0.3, 0.45, 0.5, 0.55, 0.7, 0.95, 0.999, 1 - 2**-30, 1 - 2**-53]


def survival(z):
    value = mp.erfc(mp.mpf(z) / mp.sqrt(2)) / 2
    return {"name": f"sf z={z}", "kind": "survival", "z": z, "value": float(value), "scipyDeviation": deviation(value, stats.norm.sf(z))}


def quantile(p):
    tail = mp.mpf(p) if p <= 0.5 else 1 - mp.mpf(p)
    low, high = mp.mpf(0), mp.mpf(40)
    for _ in range(180):
        middle = (low + high) / 2
        low, high = (middle, high) if mp.erfc(middle / mp.sqrt(2)) / 2 > tail else (low, middle)
    value = (-low if p < 0.5 else low) if p != 0.5 else mp.mpf(0)
    return {"name": f"ppf p={p}", "kind": "quantile", "p": p, "value": float(value), "scipyDeviation": deviation(value, stats.norm.ppf(p))}


write("normal", "mpmath.erfc in 60 digits and its inverse by bisection", [survival(z) for z in Z] + [quantile(p) for p in P], 1e-12)
