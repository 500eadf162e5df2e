"""Judges the windows of the trials by the defaults of two other tools.

    npm run trials -- --write-windows FOLDER
    python3 -m venv VENV && VENV/bin/pip install -r packages/health/trials/peers/requirements.txt
    VENV/bin/python packages/health/trials/peers/run_peers.py FOLDER

Writes peers.json beside itself. Evidently: DataDriftPreset, each window for itself against the whole reference; a column
counts where its drift was detected (the preset itself is asked about the first window of each trial, to be sure).
NannyML: UnivariateDriftCalculator with its default Jensen-Shannon method and thresholds (three standard deviations of
the reference's chunks), chunks as long as a window; a column counts where it alerts. Both forget from window to window,
so every window of a column is one answer.
"""

import json
import os
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

# Both would otherwise report their use to their makers.
os.environ["NML_DISABLE_USAGE_LOGGING"] = "1"
os.environ["DO_NOT_TRACK"] = "1"
warnings.filterwarnings("ignore")

import nannyml  # noqa: E402
import pandas as pd  # noqa: E402
from evidently import DataDefinition, Dataset, Report  # noqa: E402
from evidently.legacy.calculations.stattests import get_stattest  # noqa: E402
from evidently.legacy.core import ColumnType  # noqa: E402
from evidently.presets import DataDriftPreset  # noqa: E402

WINDOW = "window"
# NannyML itself warns of fewer: its thresholds are a standard deviation over the reference's chunks.
MINIMUM_CHUNKS = 6
COLUMN_TYPES = {"numeric": ColumnType.Numerical, "categorical": ColumnType.Categorical}


def read(folder, types):
    columns = {name: "float64" if kind == "numeric" else "object" for name, kind in types.items()}
    # Only the empty cell is missing: "NA" could be a category.
    frames = (
        pd.read_csv(folder / file, dtype=columns, keep_default_na=False, na_values=[""])
        for file in ("reference.csv", "windows.csv")
    )
    return tuple(frames)


def names_of(types, kind):
    return [name for name, own in types.items() if own == kind]


def ask_evidently(reference, windows, types):
    by_window = [rows for _, rows in windows.groupby(WINDOW)]
    raised = [drifted_columns(reference, rows, types) for rows in by_window]
    by_preset = ask_preset(reference, by_window[0], types)
    if raised[0] != by_preset:
        raise RuntimeError(f"the preset finds {by_preset} columns drifted where its tests find {raised[0]}")
    return {"raised": sum(raised), "of": len(by_window) * len(types)}


def drifted_columns(reference, window, types):
    """What the preset finds, without its plots, which take twenty times as long: the test it chooses, as it calls it."""
    return sum(is_drifted(reference[name].dropna(), window[name].dropna(), COLUMN_TYPES[types[name]]) for name in types)


def is_drifted(reference, current, column_type):
    test = get_stattest(reference, current, column_type, None)
    return bool(test(reference, current, column_type, None).drifted)


def ask_preset(reference, window, types):
    definition = DataDefinition(
        numerical_columns=names_of(types, "numeric"), categorical_columns=names_of(types, "categorical")
    )
    known, current = (
        Dataset.from_pandas(rows.drop(columns=WINDOW), data_definition=definition) for rows in (reference, window)
    )
    metrics = Report([DataDriftPreset()]).run(current, known).dict()["metrics"]
    return next(int(one["value"]["count"]) for one in metrics if "DriftedColumnsCount" in one["metric_name"])


def ask_nannyml(reference, windows, types):
    chunk_size = int(windows.groupby(WINDOW).size().median())
    if len(reference) < MINIMUM_CHUNKS * chunk_size:
        return None
    calculator = nannyml.UnivariateDriftCalculator(
        column_names=list(types), treat_as_categorical=names_of(types, "categorical"), chunk_size=chunk_size
    )
    results = calculator.fit(reference).calculate(windows).filter(period="analysis").to_df()
    alerts = results.loc[:, [column for column in results.columns if column[-1] == "alert"]]
    return {"raised": int(alerts.sum().sum()), "of": int(alerts.size)}


def main():
    folder = Path(sys.argv[1])
    answers = {}
    for trial in json.loads((folder / "trials.json").read_text()):
        reference, windows = read(folder / trial["id"], trial["types"])
        answers[trial["id"]] = {
            "driftline": trial["ours"],
            "evidently": ask_evidently(reference, windows, trial["types"]),
            "nannyml": ask_nannyml(reference, windows, trial["types"]),
        }
        print(trial["id"], json.dumps(answers[trial["id"]]), flush=True)
    versions = {name: version(name) for name in ("evidently", "nannyml")}
    out = Path(__file__).with_name("peers.json")
    out.write_text(json.dumps({"versions": versions, "trials": answers}, indent=2) + "\n")


if __name__ == "__main__":
    main()
