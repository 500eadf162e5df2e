"""Inputs shared by the recipes make_*.py; run them with Debian's /usr/bin/python3 (python3-numpy, python3-scipy)."""
import json, os, platform
import numpy as np, scipy

HERE = os.path.dirname(os.path.abspath(__file__))


def samples():
    """Pairs (name, reference, current) of finite values."""
    rng = np.random.default_rng(20260101)
    rounded = lambda x, digits: np.round(np.asarray(x, float), digits).tolist()
    return [
        ("normal, none moved", rounded(rng.normal(0, 1, 120), 6), rounded(rng.normal(0, 1, 80), 6)),
        ("normal, mean moved", rounded(rng.normal(0, 1, 150), 6), rounded(rng.normal(0.5, 1, 60), 6)),
        ("normal far from zero", rounded(rng.normal(1000, 1, 90), 6), rounded(rng.normal(1001, 2, 70), 6)),
        ("lognormal, heavy tail", rounded(rng.lognormal(0, 1.5, 100), 6), rounded(rng.lognormal(0.2, 1.5, 100), 6)),
        ("zero-inflated counts", rounded(np.maximum(0, rng.poisson(1.2, 140) - 1), 0), rounded(rng.poisson(1.0, 90), 0)),
        ("tied integers", rounded(rng.integers(0, 6, 100), 0), rounded(rng.integers(1, 8, 50), 0)),
        ("constant reference", [0.003467] * 40, rounded(rng.normal(0.003467, 0.001, 30), 9)),
        ("both constant and equal", [0.1] * 7, [0.1] * 3),
        ("no overlap", rounded(rng.uniform(0, 1, 30), 6), rounded(rng.uniform(5, 6, 20), 6)),
        ("one value against one", [1.0], [3.5]),
        ("one value against many", [0.25], rounded(rng.normal(0, 1, 25), 6)),
        ("unequal sizes", rounded(rng.normal(0, 1, 200), 6), rounded(rng.normal(0.1, 1.2, 7), 6)),
        ("huge values", [-1e300, 1.0, 1e300], [-1e300, 2.0, 3.0, 1e300]),
        ("tiny values", [1e-300, 2e-300, 4e-300], [2e-300, 3e-300]),
    ]


def counts():
    """Pairs (name, reference, current) of counts on common bins."""
    rng = np.random.default_rng(20260102)
    draw = lambda n, shares: rng.multinomial(n, np.asarray(shares) / np.sum(shares)).tolist()
    return [
        ("deciles, none moved", draw(5000, [1] * 10), draw(700, [1] * 10)),
        ("deciles, tilted", draw(5000, [1] * 10), draw(700, range(5, 15))),
        ("two bins", [50, 50], [60, 40]),
        ("equal shares", [10, 20, 30], [1, 2, 3]),
        ("equal shares that are not exact in binary", [1, 2, 4], [3, 6, 12]),
        ("nearly equal shares", [562000, 512000], [562001, 511999]),
        ("one empty bin in the current window", [30, 40, 30], [50, 50, 0]),
        ("one empty bin in the reference", [0, 60, 40], [5, 60, 35]),
        ("empty bins on both sides", [10, 0, 20, 0], [20, 0, 5, 0]),
        ("no bin in common", [100, 0], [0, 100]),
        ("twenty skewed categories", draw(3000, 1 / np.arange(1, 21)), draw(400, 1 / np.arange(1, 21) ** 1.3)),
        ("few rows", [2, 3, 1], [1, 0, 4]),
        ("large counts", [123456789, 987654321, 555555555], [123400000, 987000000, 556000000]),
        ("counts that are not whole", [10.5, 20.25, 4.125], [3.5, 9.75, 1.25]),
    ]


def write(method, definition, cases, tolerance=1e-12):
    """Writes <method>.json; `tolerance` is relative."""
    made_with = {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__}
    out = {"method": method, "definition": definition, "tolerance": tolerance, "madeWith": made_with, "cases": cases}
    with open(os.path.join(HERE, method + ".json"), "w") as file:
        json.dump(out, file, indent=1)
        file.write("\n")
