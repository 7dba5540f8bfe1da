#!/usr/bin/env python3
"""Makes the reference files of rank correlation: what scipy and R say of made-up places and of London's wards, and what Dutilleul's formula gives written out with whole matrices.

usage: python3 Tests/SpatialStatistics/Reference/make_rank_references.py SHARED
  SHARED is the folder that holds facts/ and geodata/. Needs numpy, pandas and scipy from PyPI, and Rscript. The files are written beside this script."""
import os, subprocess, sys
import numpy as np, pandas as pd, scipy
from scipy import stats
from scipy.spatial.distance import cdist

here, shared = os.path.dirname(os.path.abspath(__file__)), sys.argv[1]
SCIPY = f"scipy {scipy.__version__}"
R = subprocess.run(["Rscript", "-e", "cat(R.version$major, R.version$minor, sep = '.')"], capture_output=True, text=True).stdout
R = f"R {R}"
NUMPY = f"numpy {np.__version__}, scipy {scipy.__version__}"


def made_up():
    """Forty places on a wavy ground: a count with many zeros, a score, tenths and a measure that alternates."""
    random = np.random.default_rng(6)
    xy = np.round(random.uniform(0, 12_000, (40, 2)), -1)
    ground = np.sin(xy[:, 0] / 3_000) + np.cos(xy[:, 1] / 4_000)
    score = np.round(20 + 9 * ground + random.normal(0, 3, 40), 3)
    count = random.poisson(np.exp(0.6 * ground - 0.6))
    table = pd.DataFrame({"code": [f"P{k:02}" for k in range(40)], "X": xy[:, 0], "Y": xy[:, 1], "count": count, "score": score,
                          "tenth": pd.Series(score).rank(ascending=False).sub(1).floordiv(4).add(1).astype(int), "noise": np.round(random.normal(0, 1, 40), 4)})
    table.to_csv(f"{here}/forty-places.csv", index=False)
    return table


def kendall_of_r(x, y):
    numbers = lambda values: "c(" + ",".join(repr(float(v)) for v in values) + ")"
    code = f"t <- cor.test({numbers(x)}, {numbers(y)}, method = 'kendall', exact = FALSE); cat(sprintf('%.15g %.15g', t$estimate, t$p.value))"
    path = "/tmp/kendall_of_r.R"
    open(path, "w").write(code)
    return [float(word) for word in subprocess.run(["Rscript", path], capture_output=True, text=True).stdout.split()]


def effective(x, y, xy, classes):
    """Dutilleul (1993) with the two correlation matrices and the centring matrix as they stand in the paper."""
    x, y, n = stats.rankdata(x), stats.rankdata(y), len(x)
    d = cdist(xy, xy)
    k = int(1.5 + 3.3 * np.log10(n * (n - 1) / 2)) if classes is None else classes
    ends = d.max() * np.arange(1, k + 1) / k
    of = np.minimum(np.searchsorted(ends, d, side="left"), k - 1)
    off = ~np.eye(n, dtype=bool)

    def matrix(v):
        z = (v - v.mean()) / v.std()
        products, result = np.outer(z, z), np.eye(n)
        for c in range(k):
            pairs = (of == c) & off
            if pairs.any(): result[pairs] = products[pairs].mean()
        return result

    b, rx, ry = np.eye(n) - 1 / n, matrix(x), matrix(y)
    ess = 1 + np.trace(b @ rx) * np.trace(b @ ry) / np.trace(b @ rx @ b @ ry)
    rho = stats.pearsonr(x, y).statistic
    m = min(ess, n)
    f = rho**2 / (1 - rho**2) * (m - 2)
    half = stats.norm.ppf(0.975) * np.sqrt((1 + rho**2 / 2) / (m - 3)) if m > 3 else np.nan
    p = stats.f.sf(f, 1, m - 2) if m > 3 else np.nan
    return {"estimate": ess, "n": m, "rho": rho, "p": p, "lower": np.tanh(np.arctanh(rho) - half), "upper": np.tanh(np.arctanh(rho) + half)}


def write(name, data, about, places, pairs, table):
    lines = [f"# {about}", f"data: {data}"]

    def case(title, source, statistic, x, y, columns, tolerance, **keys):
        lines.extend(["", f"case: {title}", f"from: {source}", f"statistic: {statistic}", f"values: {x}", f"second: {y}"])
        lines.extend([f"{key}: {value}" for key, value in keys.items()] + [f"tolerance: {tolerance}", f"columns: {' '.join(columns)}"])
        lines.append("- " + " ".join("nan" if np.isnan(v) else f"{v:.15g}" for v in columns.values()))

    xy = table[places].values.astype(float)
    for x, y in pairs:
        a, b = table[x].values.astype(float), table[y].values.astype(float)
        case(f"{x} and {y}: Spearman", f"{SCIPY}: stats.spearmanr(x, y).statistic", "spearman", x, y, {"rho": stats.spearmanr(a, b).statistic}, "1e-12")
        k = stats.kendalltau(a, b, method="asymptotic")
        half = stats.norm.ppf(0.975) * np.sqrt(0.437 / (len(a) - 4))
        ends = np.tanh(np.arctanh(k.statistic) + np.array([-half, half]))
        case(f"{x} and {y}: Kendall of scipy", f"{SCIPY}: stats.kendalltau(x, y, method='asymptotic'); the interval by its formula", "kendall", x, y,
             {"tau": k.statistic, "p": k.pvalue, "lower": ends[0], "upper": ends[1]}, "1e-10")
        tau, p = kendall_of_r(a, b)
        case(f"{x} and {y}: Kendall of R", f"{R}: cor.test(x, y, method = 'kendall', exact = FALSE)", "kendall", x, y, {"tau": tau, "p": p}, "1e-10")
        for classes in (None, 13, 4):
            word = "Sturges' rule" if classes is None else f"{classes} classes"
            case(f"{x} and {y}: effective size, {word}", f"{NUMPY}: Dutilleul (1993) with whole matrices, effective() of make_rank_references.py", "effective-size", x, y,
                 effective(a, b, xy, classes), "1e-9", points=" ".join(places), classes="" if classes is None else classes)
    open(f"{here}/{name}.txt", "w").write("\n".join(line.rstrip() for line in lines) + "\n")


write("forty-places-rank", "forty-places", "Rank correlation of forty made-up places.", ["X", "Y"], [("count", "score"), ("score", "tenth"), ("count", "noise"), ("noise", "tenth")], made_up())
wards = pd.read_csv(f"{shared}/facts/london_wards_2018.csv").sort_values("ward_code")
write("london-wards-rank", "london-wards", "Rank correlation of figures of London's 633 wards of 2018.", ["easting", "northing"],
      [("imd_2019_average_score", "population_mid2015"), ("imd_2019_average_score", "area_ha"), ("population_mid2015", "area_ha")], wards)

# Burglaries of 2019 and 2020 by the LSOA that the police give, added up by ward, against the GLA's file: printed for LondonRankTests.
events = pd.concat(pd.read_csv(f"{shared}/geodata/events/{y}-{m:02}-met-burglary.csv.gz", usecols=["LSOA code"]) for y in (2019, 2020) for m in range(1, 13))
ward = pd.read_csv(f"{shared}/geodata/lookups/lsoa_2011_to_ward_2018_bestfit.csv").set_index("LSOA11CD").ward_code
counts = events["LSOA code"].map(ward).dropna().value_counts()
gla = pd.read_csv(f"{shared}/geodata/deprivation/gla_iod2019_london_wards_2018.csv").sort_values("ward_code").set_index("ward_code")
counts = counts.reindex(gla.index).fillna(0)
facts = wards.set_index("ward_code").reindex(gla.index)
print("burglaries", int(counts.sum()), "wards", len(counts))
for y in ("imd_average_score", "income_score", "imd_extent_pc", "lsoas_in_worst_10pc"):
    a, b = counts.values, gla[y].values.astype(float)
    k, e = stats.kendalltau(a, b, method="asymptotic"), effective(a, b, facts[["easting", "northing"]].values.astype(float), None)
    print(y, "rho %.16g tau %.16g p %.16g R %.16g %.16g" % (stats.spearmanr(a, b).statistic, k.statistic, k.pvalue, *kendall_of_r(a, b)), "size", {n: float(v) for n, v in e.items()})
