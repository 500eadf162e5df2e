"""The segment trial, asked of two other tools: a segment of 6 % of 10,000 rows a day moves by half a standard deviation.

    VENV/bin/python packages/health/trials/peers/segment_peers.py

Neither judges segments of itself: the rows of everyone are judged, then those of each segment apart, as their users
would. Twenty seeded repetitions, each with 28 days of reference and seven shifted days; prints the share of days raised.
"""

import os
import warnings

os.environ["NML_DISABLE_USAGE_LOGGING"] = "1"
os.environ["DO_NOT_TRACK"] = "1"
warnings.filterwarnings("ignore")

import nannyml  # noqa: E402
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from evidently.legacy.calculations.stattests import get_stattest  # noqa: E402
from evidently.legacy.core import ColumnType  # noqa: E402

REGIONS = {"small": 0.06, "middle": 0.3, "large": 0.64}
ROWS, REFERENCE_DAYS, SHIFTED_DAYS, REPEATS = 10_000, 28, 7, 20


def rows_of(random, days, shift):
    region = random.choice(list(REGIONS), size=days * ROWS, p=list(REGIONS.values()))
    value = random.normal(size=days * ROWS) + np.where(region == "small", shift, 0)
    return pd.DataFrame({"day": np.repeat(np.arange(days), ROWS), "region": region, "value": value})


def ask_evidently(reference, current):
    test = get_stattest(reference["value"], current["value"], ColumnType.Numerical, None)
    days = [test(reference["value"], day["value"], ColumnType.Numerical, None).drifted for _, day in current.groupby("day")]
    return sum(map(bool, days)), len(days)


def ask_nannyml(reference, current):
    chunk_size = int(current.groupby("day").size().median())
    calculator = nannyml.UnivariateDriftCalculator(column_names=["value"], chunk_size=chunk_size)
    alerts = calculator.fit(reference).calculate(current).filter(period="analysis").to_df()
    column = alerts.loc[:, [name for name in alerts.columns if name[-1] == "alert"]]
    return int(column.to_numpy().sum()), int(column.size)


counts = {}
for repeat in range(REPEATS):
    random = np.random.default_rng(repeat)
    sides = rows_of(random, REFERENCE_DAYS, 0), rows_of(random, SHIFTED_DAYS, 0.5)
    for name in ("everyone", *REGIONS):
        reference, current = (side if name == "everyone" else side[side["region"] == name] for side in sides)
        for tool, ask in (("evidently", ask_evidently), ("nannyml", ask_nannyml)):
            raised, of = ask(reference, current)
            before = counts.get((tool, name), (0, 0))
            counts[tool, name] = before[0] + raised, before[1] + of
for (tool, name), (raised, of) in counts.items():
    print(f"{tool} {name}: {raised / of:.1%} ({raised} of {of})")
