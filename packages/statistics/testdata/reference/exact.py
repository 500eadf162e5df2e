"""Distribution functions in 60 digits for the recipes make_*.py; Debian python3-mpmath. scipy is compared, not trusted: its ncx2.sf
can return 0 deep in the tail, (x = 31000, 9 degrees of freedom, noncentrality 20000: 6e-263 in truth)."""
import json, os, platform
import mpmath as mp, scipy

mp.mp.dps = 60
HERE = os.path.dirname(os.path.abspath(__file__))


def chi_square_sf(x, k):
    return mp.gammainc(mp.mpf(k) / 2, mp.mpf(x) / 2, mp.inf, regularized=True)


def chi_square_cdf(x, k):
    return mp.gammainc(mp.mpf(k) / 2, 0, mp.mpf(x) / 2, regularized=True)


def non_central_sf(x, k, noncentrality):
    """Poisson mixture summed from j = 0, survival carried by Q(a+1, y) = Q(a, y) + y^a e^-y / Gamma(a+1)."""
    a, y, half = mp.mpf(k) / 2, mp.mpf(x) / 2, mp.mpf(noncentrality) / 2
    upper = mp.gammainc(a, y, mp.inf, regularized=True)
    step = mp.exp(a * mp.log(y) - y - mp.loggamma(a + 1))
    weight, total, j = mp.exp(-half), mp.mpf(0), 0
    while True:
        term = weight * upper
        total += term
        if j > half and upper > 0 and term < total * mp.mpf(10) ** -40 and weight * half / (j + 1) < weight:
            return total
        upper += step
        step *= y / (a + j + 1)
        weight *= half / (j + 1)
        j += 1


def write(method, definition, cases, tolerance):
    made_with = {"python": platform.python_version(), "mpmath": mp.__version__, "scipy": scipy.__version__}
    document = {"method": method, "definition": definition, "tolerance": tolerance, "madeWith": made_with, "cases": cases}
    with open(os.path.join(HERE, method + ".json"), "w") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


def deviation(expected, scipy_value):
    """Relative deviation of scipy from the exact value, for the record; None where the exact value is 0."""
    return float(mp.nstr(abs(mp.mpf(float(scipy_value)) / expected - 1), 3)) if expected else None
