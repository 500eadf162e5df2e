from decimal import Decimal, getcontext
from scipy.spatial import distance
from cases import counts, write

getcontext().prec = 60


def exact(reference, current):
    """The definition in 60 digits: scipy's own sum cancels when the shares are nearly equal."""
    p, q = ([Decimal(x) / sum(map(Decimal, c)) for x in c] for c in (reference, current))
    relative = lambda x, m: x * (x / m).ln() if x else Decimal(0)
    nats = sum(relative(x, (x + y) / 2) + relative(y, (x + y) / 2) for x, y in zip(p, q)) / 2
    return float(max(nats / Decimal(2).ln(), Decimal(0)).sqrt())


def case(name, reference, current):
    by_scipy = float(distance.jensenshannon(reference, current, base=2))
    return {"name": name, "reference": reference, "current": current, "distance": exact(reference, current), "byScipy": by_scipy}


write(
    "jensen-shannon-distance",
    "distance: the definition in 60 decimal digits; byScipy: scipy.spatial.distance.jensenshannon(reference, current, base=2)",
    [case(*pair) for pair in counts()],
    1e-9,
)
