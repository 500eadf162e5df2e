"""Runs one task of another tool over two files, as a whole program; see files.ts beside it.

    python peers.py evidently|evidently-summary|nannyml REFERENCE CURRENT

Prints the seconds its imports took and those of the rest as JSON.
"""

import os
import sys
import time
import warnings

# Both would otherwise report their use to their makers.
os.environ["NML_DISABLE_USAGE_LOGGING"] = "1"
os.environ["DO_NOT_TRACK"] = "1"
warnings.filterwarnings("ignore")

STARTED = time.perf_counter()
TOOL, REFERENCE, CURRENT = sys.argv[1:]

import pandas as pd  # noqa: E402

if TOOL.startswith("evidently"):
    from evidently import DataDefinition, Dataset, Report
    from evidently.presets import DataDriftPreset, DataSummaryPreset
else:
    import nannyml

IMPORTED = time.perf_counter()


def read(path):
    return pd.read_parquet(path) if path.endswith(".parquet") else pd.read_csv(path)


def compare(reference, current):
    """Which columns drifted: the preset with the tests it chooses; and, where asked for, the preset with missing values and quantiles."""
    presets = [DataDriftPreset()] + ([DataSummaryPreset()] if TOOL == "evidently-summary" else [])
    numeric = [name for name in reference.columns if pd.api.types.is_numeric_dtype(reference[name])]
    texts = [name for name in reference.columns if name.startswith("category")]
    definition = DataDefinition(numerical_columns=numeric, categorical_columns=texts)
    sides = [Dataset.from_pandas(side.drop(columns="time"), data_definition=definition) for side in (current, reference)]
    return Report(presets).run(*sides).dict()


def replay(reference, current):
    """Every column in every week of the current rows beside the reference."""
    columns = [name for name in reference.columns if name != "time"]
    calculator = nannyml.UnivariateDriftCalculator(
        column_names=columns,
        treat_as_categorical=[name for name in columns if name.startswith("category")],
        timestamp_column_name="time",
        chunk_period="W",
    )
    return calculator.fit(reference).calculate(current).to_df()


reference, current = read(REFERENCE), read(CURRENT)
result = compare(reference, current) if TOOL.startswith("evidently") else replay(reference, current)
assert len(result) > 0
ENDED = time.perf_counter()
print(f'{{"import": {IMPORTED - STARTED:.3f}, "rest": {ENDED - IMPORTED:.3f}}}')
