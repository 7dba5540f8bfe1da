#!/usr/bin/env python3
"""The scan statistic as one would write it with numpy: the peer of `wardlight scan` in speed and its check in numbers.

usage: scan_numpy.py CASES.csv REPLICATES [SEED]
       scan_numpy.py --make CASES.csv [SHARED]

CASES.csv has the columns code, easting, northing, population, cases. Around every centroid the areas are put in order of distance once; for the map and
for each replicate the cases are added up in that order and the largest log likelihood ratio (Poisson, circles, at most half of the population, at least
2 cases, high rates) is kept. Prints one line of JSON: seconds for the order, seconds for each replicate, the largest ratio and its centre.

--make writes the 4,835 London LSOAs of 2011 with 598 cases: multinomial in proportion to the population, with a rate five times as high in 40 areas
around one of them."""
import json, os, sys, time
import numpy as np


def make(path, shared):
    import geopandas as gpd, pandas as pd
    areas = gpd.read_file(f"{shared}/geodata/lsoa/london_lsoa_2011.shp").sort_values("LSOA11CD")
    table = pd.read_csv(f"{shared}/geodata/lsoa/london_lsoa_2011_population_mid2019.csv", index_col="LSOA11CD")
    population = areas.LSOA11CD.map(table["Persons_All-Ages"]).to_numpy()
    east, north = areas.geometry.centroid.x.to_numpy(), areas.geometry.centroid.y.to_numpy()
    weights = population.astype(float)
    weights[np.argsort(np.hypot(east - east[1500], north - north[1500]))[:40]] *= 5
    cases = np.random.default_rng(598).multinomial(598, weights / weights.sum())
    pd.DataFrame(dict(code=areas.LSOA11CD, easting=east, northing=north, population=population, cases=cases)).to_csv(path, index=False)


def largest(cases, order, expected, allowed, total):
    inside = np.cumsum(cases[order], axis=1)
    high = allowed & (inside > expected) & (inside >= 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        outside = np.where(inside < total, (total - inside) * np.log((total - inside) / (total - expected)), 0)
        ratio = np.where(high, inside * np.log(inside / expected) + outside, 0)
    return ratio


def main():
    if sys.argv[1] == "--make":
        return make(sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else os.environ.get("WARDLIGHT_SHARED", "../shared"))
    rows = np.genfromtxt(sys.argv[1], delimiter=",", skip_header=1, usecols=(1, 2, 3, 4))
    east, north, population, cases = rows.T
    replicates, total = int(sys.argv[2]), cases.sum()
    random = np.random.default_rng(int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    start = time.perf_counter()
    order = np.argsort(np.hypot(east[:, None] - east, north[:, None] - north), axis=1, kind="stable")
    held = np.cumsum(population[order], axis=1)
    # No window is wider than the widest that is allowed.
    width = int((held <= population.sum() / 2).sum(axis=1).max())
    order, held = np.ascontiguousarray(order[:, :width]), held[:, :width]
    allowed, expected = held <= population.sum() / 2, held * total / population.sum()
    ready = time.perf_counter()
    observed = largest(cases, order, expected, allowed, total)
    best = np.unravel_index(observed.argmax(), observed.shape)
    del observed
    counted = time.perf_counter()
    maxima = [largest(random.multinomial(int(total), population / population.sum()).astype(float), order, expected, allowed, total).max() for _ in range(replicates)]
    end = time.perf_counter()
    found = largest(cases, order[best[0]:best[0] + 1], expected[best[0]:best[0] + 1], allowed[best[0]:best[0] + 1], total)[0, best[1]]
    print(json.dumps({
        "work": "scan", "peer": "numpy", "order_seconds": round(ready - start + counted - ready, 4), "replicates": replicates,
        "seconds_per_replicate": round((end - counted) / max(replicates, 1), 5), "ratio": float(found), "centre": int(best[0]), "areas": int(best[1]) + 1,
        "p": (1 + sum(m >= found for m in maxima)) / (replicates + 1)}))


main()
