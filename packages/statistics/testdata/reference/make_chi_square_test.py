import numpy as np
from scipy import stats
from scipy.stats.contingency import association
from cases import counts, write


def case(name, reference, current):
    table = np.array([reference, current], float)
    table = table[:, table.sum(axis=0) > 0]
    statistic, p_value, freedom, _ = stats.chi2_contingency(table, correction=False)
    # association() takes whole numbers only
    whole = bool(np.all(table == np.round(table)))
    v = association(table.astype(int), method="cramer") if whole else np.sqrt(statistic / table.sum())
    return {
        "name": name, "reference": reference, "current": current,
        "statistic": statistic, "degreesOfFreedom": int(freedom), "pValue": p_value, "cramersV": float(v),
    }


write(
    "chi-square-test",
    "scipy.stats.chi2_contingency([reference, current], correction=False) and scipy.stats.contingency.association(method='cramer'), columns empty on both sides left out",
    [case(*pair) for pair in counts()],
    1e-9,
)
