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


def beta_lower(x, y, a, b):
    """I_x(a, b) by the continued fraction DLMF 8.17.22, modified Lentz; for x <= (a+1)/(a+b+2)."""
    def d(n):
        m = n // 2
        if n % 2 == 0:
            return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    f, c, e, n = mp.mpf(1), mp.mpf(1), mp.mpf(0), 1
    while True:
        e = 1 / (1 + d(n) * e)
        c = 1 + d(n) / c
        f *= c * e
        n += 1
        if abs(c * e - 1) < mp.mpf(10) ** -40:
            break
    return mp.exp(a * mp.log(x) + b * mp.log(y) - log_beta(a, b)) / (a * f)


def log_beta(a, b):
    return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


def beta_tails(x, y, a, b):
    """(I_x(a, b), 1 - I_x(a, b)) for x + y = 1."""
    a, b = mp.mpf(a), mp.mpf(b)
    if x <= (a + 1) / (a + b + 2):
        lower = beta_lower(x, y, a, b)
        return lower, 1 - lower
    upper = beta_lower(y, x, b, a)
    return 1 - upper, upper


def beta_root(probability, side, a, b, near):
    """The place that cuts off a tail: Newton steps on ln tail in the logit of x, from a place nearby."""
    a, b, near = mp.mpf(a), mp.mpf(b), mp.mpf(near)
    target, t = mp.log(mp.mpf(probability)), mp.log(near) - mp.log(1 - near)
    for _ in range(200):
        x, y = 1 / (1 + mp.exp(-t)), 1 / (1 + mp.exp(t))
        tail = beta_tails(x, y, a, b)[side == "upper"]
        weight = mp.exp(a * mp.log(x) + b * mp.log(y) - log_beta(a, b))
        step = (target - mp.log(tail)) * tail / weight * (1 if side == "lower" else -1)
        t += max(mp.mpf(-3), min(mp.mpf(3), step))
        if abs(step) < mp.mpf(10) ** -25:
            return x
    raise ArithmeticError(f"no root for {probability} {side} {a} {b}")


def gamma_tails(a, y):
    """(P(a, y), Q(a, y)) by A&S 6.5.29 and 6.5.31, for parameters where mpmath.gammainc gives up."""
    weight = mp.exp(a * mp.log(y) - y - mp.loggamma(a + 1))
    if y < a + 1:
        term, total, n = mp.mpf(1), mp.mpf(1), 0
        while term > total * mp.mpf(10) ** -50:
            n += 1
            term *= y / (a + n)
            total += term
        return weight * total, 1 - weight * total
    b, n = y + 1 - a, 0
    c, d = mp.mpf(10) ** 200, 1 / b
    h = d
    while True:
        n += 1
        b += 2
        d, c = 1 / (b - n * (n - a) * d), b - n * (n - a) / c
        h *= d * c
        if abs(d * c - 1) < mp.mpf(10) ** -50:
            return 1 - weight * a * h, weight * a * h


def non_central_tail(x, k, noncentrality, side):
    """One tail and the density of the Poisson mixture, summed over the indices that hold it, in the direction in which every step adds."""
    a, y, half = mp.mpf(k) / 2, mp.mpf(x) / 2, mp.mpf(noncentrality) / 2
    meeting = max(mp.mpf(0), (mp.sqrt((a - 1) ** 2 + 4 * half * y) - a - 1) / 2)
    reach = 16 * mp.sqrt(max(half, meeting) + 1) + 60
    first, last = max(0, int(min(half, meeting) - reach)), int(max(half, meeting) + reach)
    j = first if side == "upper" else last
    tail = gamma_tails(a + j, y)[side == "upper"]
    step = mp.exp((a + j) * mp.log(y) - y - mp.loggamma(a + j + 1))
    weight = mp.exp(j * mp.log(half) - half - mp.loggamma(j + 1))
    total = density = mp.mpf(0)
    while first <= j <= last:
        total += weight * tail
        density += weight * step * (a + j) / (2 * y)
        if side == "upper":
            tail += step
            step *= y / (a + j + 1)
            weight *= half / (j + 1)
            j += 1
        else:
            step *= (a + j) / y
            tail += step
            weight *= j / half
            j -= 1
    return total, density


def write(method, definition, cases, tolerance):
    made_with = {"python": platform.python_version(), "mpmath": mp.__version__, "scipy": scipy.__version__}
    document = {"method": method, "definition": definition, "tolerance": tolerance, "madeWith": made_with, "cases": cases}
    with open(os.path.join(HERE, method + ".json"), "w") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


def deviation(expected, scipy_value):
    """Relative deviation of scipy from the exact value, for the record; None where the exact value is 0."""
    return float(mp.nstr(abs(mp.mpf(float(scipy_value)) / expected - 1), 3)) if expected else None
