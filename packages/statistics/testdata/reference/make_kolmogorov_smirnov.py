from scipy import stats
from cases import samples, write


def case(name, reference, current):
    n, m = len(reference), len(current)
    effective = n * m / (n + m)
    # ks_2samp rounds the effective size, and has no p-value where that gives 0
    test = stats.ks_2samp(reference, current, method="asymp" if effective > 0.5 else "exact")
    return {
        "name": name, "reference": reference, "current": current,
        "statistic": test.statistic,
        "pValue": stats.kstwobign.sf(effective**0.5 * test.statistic),
        "pValueFinite": test.pvalue,
    }


write(
    "kolmogorov-smirnov",
    "statistic: scipy.stats.ks_2samp(reference, current).statistic; pValue: scipy.stats.kstwobign.sf(sqrt(n m / (n + m)) statistic); "
    "pValueFinite: the p-value of ks_2samp, kstwo at round(n m / (n + m)) rows, for comparison only",
    [case(*sample) for sample in samples()],
)
