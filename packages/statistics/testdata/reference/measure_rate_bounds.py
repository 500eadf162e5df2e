"""Worst one-sided error of the 99.9 % lower bound of an increase p1 - p0, by exact enumeration of both counts: writes rate-bounds.json and the
tables in docs/statistics/proportions.md. Takes two minutes."""
import json, os, platform
import numpy as np, scipy
from scipy.stats import beta, binom, norm

HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = os.path.join(HERE, "../../../../docs/statistics/proportions.md")
ALPHA = 0.001
ROWS = (30, 50, 100, 300, 1000, 10000)
LARGE = [(0, 10000), (5, 10000), (100, 10000), (500, 10000)]
SMALL = [(hits, rows) for rows in (30, 100, 300, 1000) for hits in (0.01 * rows, 0.05 * rows, 0.2 * rows, 0.5 * rows, 0.8 * rows, 0.95 * rows, 0.99 * rows)]
LEFT_OUT = 1e-14  # probability of the counts that are not enumerated, at each end of each side


def clopper_pearson(hits, n):
    lower = np.where(hits > 0, beta.ppf(ALPHA, np.maximum(hits, 1), n - hits + 1), 0)
    return lower, np.where(hits < n, beta.isf(ALPHA, hits + 1, np.maximum(n - hits, 1)), 1)


def wilson(hits, n):
    p, z = hits / n, norm.isf(ALPHA)
    middle, half = p + z * z / (2 * n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def counts(n, p):
    """The counts that matter and their probabilities."""
    if p == 0 or p == 1:
        return np.array([n * p]), np.array([1.0])
    first, last = max(0, binom.ppf(LEFT_OUT, n, p) - 1), min(n, binom.isf(LEFT_OUT, n, p) + 1)
    hits = np.arange(first, last + 1)
    return hits, binom.pmf(hits, n, p)


def error(limits, reference, current):
    """P(bound > p1 - p0); reference and current are (true rate, rows)."""
    (p0, m), (p1, n) = reference, current
    (hits0, weight0), (hits1, weight1) = counts(m, p0), counts(n, p1)
    upper, lower = limits(hits0, m)[1], limits(hits1, n)[0]
    q0, q1 = hits0 / m, hits1 / n
    bound = (q1[:, None] - q0) - np.hypot((q1 - lower)[:, None], upper - q0)
    return float(weight1 @ (bound > p1 - p0) @ weight0)


def rates_above(p0, n):
    """True rates of the window: equal, a little above down to a hundredth of a row, and every per cent."""
    rates = np.concatenate([[p0], p0 + (1 - p0) * np.geomspace(0.01 / n, 1, 200), np.linspace(0.01, 0.99, 99)])
    return sorted({float(rate) for rate in rates if p0 <= rate < 1})


def worst(limits, reference, n, rates):
    return max((error(limits, reference, (rate, n)), rate) for rate in rates)


def cell(hits, m, n):
    p0 = hits / m
    rates = rates_above(p0, n)
    (exact, at), (score, score_at) = worst(clopper_pearson, (p0, m), n, rates), worst(wilson, (p0, m), n, rates)
    return {"reference": [hits, m], "rows": n, "clopperPearson": {"error": exact, "rate": at}, "wilson": {"error": score, "rate": score_at}}


def after_a_fall(m, n):
    """A negative bound above a true fall: reference of 99 %, window of 1 to 99 %."""
    return max(error(clopper_pearson, (0.99, m), (rate, n)) for rate in np.linspace(0.01, 0.98, 98))


def table(cells):
    show = lambda c: f"{c['clopperPearson']['error']:.6f} · {c['wilson']['error']:.4f}"
    head = "| rows | " + " | ".join(f"{hits:,} of {m:,}" for hits, m in LARGE) + " |"
    rows = ["| " + " | ".join([f"{n:,}"] + [show(c) for c in cells if c["rows"] == n]) + " |" for n in ROWS]
    return "\n".join([head, "| ---: |" + " ---: |" * len(LARGE)] + rows)


def write(document, cells):
    with open(os.path.join(HERE, "rate-bounds.json"), "w") as file:
        json.dump(document, file, indent=1)
        file.write("\n")
    with open(PAGE) as file:
        before, rest = file.read().split("<!-- table by measure_rate_bounds.py -->\n")
    with open(PAGE, "w") as file:
        file.write(before + "<!-- table by measure_rate_bounds.py -->\n\n" + table(cells) + "\n\n<!-- end of table -->\n" + rest.split("<!-- end of table -->\n")[1])


cells = [cell(hits, m, n) for n in ROWS for hits, m in LARGE]
small = max((cell(hits, m, n) for hits, m in SMALL for n in ROWS), key=lambda c: c["clopperPearson"]["error"])
fall = max(after_a_fall(m, n) for m in (30, 100, 1000) for n in (30, 50, 100, 1000))
made_with = {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__}
definition = "worst P(bound > p1 - p0) over true rates p1 >= p0, counts of both sides enumerated; worstOfSmallReferences over references of 30 to 1,000 rows; afterAFall over p1 < p0"
write({"method": "rate-bounds", "definition": definition, "alpha": ALPHA, "madeWith": made_with, "cases": cells, "worstOfSmallReferences": small, "afterAFall": fall}, cells)
