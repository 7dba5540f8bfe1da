#!/usr/bin/env python3
"""Makes the reference files of Python: what esda, libpysal, GeoDa and scipy say of Columbus, SIDS and Baltimore, and what exact enumeration says of a map of eight areas.

usage: python3 Tests/SpatialStatistics/Reference/make_references.py DATA
  DATA is the folder that holds columbus, sids2, baltimore and ny8 (the classic files of the literature).
  Needs esda, libpysal, pygeoda, geopandas and scipy from PyPI. The files are written beside this script; README.md describes their format."""
import itertools, math, os, sys, warnings
warnings.filterwarnings("ignore")
import esda, geopandas as gpd, libpysal, numpy as np, pandas as pd, pygeoda, scipy, scipy.stats

here, data = os.path.dirname(os.path.abspath(__file__)), sys.argv[1]
ESDA = f"esda {esda.__version__}, libpysal {libpysal.__version__}"
GEODA = "pygeoda 0.1.3"
SCIPY = f"scipy {scipy.__version__}"
EXACT = f"numpy {np.__version__}, every draw there is"


class File:
    def __init__(self, name, data_set, about):
        self.lines, self.path = [f"# {about}", f"data: {data_set}"], os.path.join(here, name + ".txt")

    def case(self, name, source, call, statistic, columns, codes=None, tolerance="1e-9", **keys):
        self.lines += ["", f"case: {name}", f"from: {source}: {call}", f"statistic: {statistic}"]
        self.lines += [f"{key}: {value}" for key, value in keys.items()] + [f"tolerance: {tolerance}", f"columns: {' '.join(columns)}"]
        rows = zip(*[np.atleast_1d(column) for column in columns.values()])
        for code, row in zip(itertools.repeat("-") if codes is None else codes, rows):
            self.lines.append(" ".join([str(code)] + [cell(x) for x in row]))

    def __enter__(self): return self

    def __exit__(self, *_):
        with open(self.path, "w") as target:
            target.write("\n".join(self.lines) + "\n")


def cell(x): return x if isinstance(x, str) else "nan" if np.isnan(x) else f"{x:.15g}"


def lists(w, codes): return np.array([",".join(str(codes[j]) for j in sorted(w.neighbors[i])) or "-" for i in w.id_order], dtype=object)


# The data, and their published neighbours numbered from 0 in the order of the rows.
columbus, sids, baltimore = (gpd.read_file(f"{data}/{part}") for part in ("columbus/columbus.shp", "sids2/sids2.shp", "baltimore/baltim.shp"))


def numbered(path, codes):
    w = libpysal.io.open(path).read()
    place = {str(code): i for i, code in enumerate(codes)}
    rows = {place[str(int(float(code)))]: [place[str(int(float(c)))] for c in row] for code, row in w.neighbors.items()}
    return lambda: libpysal.weights.W(rows, id_order=list(range(len(codes))), silence_warnings=True)


columbus_w = numbered(f"{data}/columbus/columbus.gal", range(1, 50))
sids_w = numbered(f"{data}/sids2/sids2.gal", sids.FIPSNO)
baltimore_w = numbered(f"{data}/baltimore/baltim_k4.gwt", baltimore.STATION)


def getis(file, name, x, w, codes, values, weights):
    for star in (False, True):
        statistic = "gi-star" if star else "gi"
        file.case(f"{name} {statistic}, binary", ESDA, f"G_Local(x, w, transform='b', permutations=0, star={star}).Zs", statistic,
                  {"z": esda.G_Local(x, w(), transform="b", permutations=0, star=star).Zs}, codes, values=values, weights=weights, standardize="binary")
        file.case(f"{name} {statistic}, row", ESDA, f"G_Local(x, w, transform='r', permutations=0, star={star}).Zs", statistic,
                  {"z": esda.G_Local(x, w(), transform="r", permutations=0, star=star).Zs}, codes, values=values, weights=weights, standardize="row",
                  convert="esda-row-getis", because="esda takes the sum of the weights where the formula has the sum of their squares; scaling a row must not change z")


def moran(file, name, x, w, codes, values, weights):
    m = esda.Moran_Local(x, w(), permutations=0)
    file.case(f"{name} local Moran", ESDA, "Moran_Local(x, w, permutations=0).Is", "local-moran", {"statistic": m.Is}, codes, values=values, weights=weights, standardize="row")
    file.case(f"{name} local Moran's moments", ESDA, "Moran_Local(x, w, permutations=0).EIc, .VIc", "local-moran", {"expected": m.EIc, "variance": m.VIc}, codes, values=values,
              weights=weights, standardize="row", convert="moran-divisor-n", because="esda's statistic divides by n - 1, its moments by n; ours divide by n - 1 throughout")


def geary(file, name, x, w, codes, values, weights):
    file.case(f"{name} local Geary", ESDA, "Geary_Local(permutations=0).fit(x).localG", "local-geary", {"statistic": geary_of(x, w())}, codes, values=values, weights=weights,
              standardize="row", convert="geary-divisor-n", because="esda divides by the variance over n; spdep, GeoDa and ours over n - 1")


def geary_of(x, w):
    w.transform = "r"
    return esda.Geary_Local(connectivity=w, permutations=1).fit(x).localG


def worldwide(file, name, x, w, values, weights):
    m, c = esda.Moran(x, w(), permutations=0), esda.Geary(x, w(), permutations=0)
    keys = dict(values=values, weights=weights, standardize="row")
    file.case(f"{name} Moran, randomisation", ESDA, "Moran(x, w, permutations=0): I, EI, VI_rand, z_rand", "moran", {"statistic": m.I, "expected": m.EI, "variance": m.VI_rand, "z": m.z_rand},
              assumption="randomisation", **keys)
    file.case(f"{name} Moran, normality", ESDA, "Moran(x, w, permutations=0): I, EI, VI_norm, z_norm", "moran", {"statistic": m.I, "expected": m.EI, "variance": m.VI_norm, "z": m.z_norm},
              assumption="normality", **keys)
    file.case(f"{name} Geary, randomisation", ESDA, "Geary(x, w, permutations=0): C, EC, VC_rand, z_rand", "geary", {"statistic": c.C, "expected": c.EC, "variance": c.VC_rand, "z": c.z_rand},
              assumption="randomisation", **keys)
    file.case(f"{name} Geary, normality", ESDA, "Geary(x, w, permutations=0): C, EC, VC_norm, z_norm", "geary", {"statistic": c.C, "expected": c.EC, "variance": c.VC_norm, "z": c.z_norm},
              assumption="normality", **keys)
    g = esda.G(x, w(), permutations=0)
    file.case(f"{name} general G", ESDA, "G(x, w, permutations=0): G, EG, VG, z_norm", "general-g", {"statistic": g.G, "expected": g.EG, "variance": g.VG, "z": g.z_norm},
              values=values, weights=weights, standardize="binary")


def crossed(file, name, marked, w, codes, values, weights):
    t = esda.Join_Counts_Local(connectivity=w(), permutations=1).fit(marked.astype(float)).LJC
    file.case(f"{name} local join count", ESDA, "Join_Counts_Local(w, permutations=1).fit(x).LJC", "local-join-count", {"joins": np.where(marked, t, np.nan)}, codes, values=values, weights=weights)


codes = list(range(1, 50))
crime, income = columbus.CRIME.values, columbus.INC.values
with File("columbus-getis-ord-esda", "columbus", "Gi and Gi* of crime in Columbus.") as file:
    getis(file, "published neighbours:", crime, columbus_w, codes, "CRIME", "gal")
with File("columbus-local-moran-esda", "columbus", "Local Moran of crime in Columbus.") as file:
    moran(file, "published neighbours:", crime, columbus_w, codes, "CRIME", "gal")
    file.case("bivariate", ESDA, "Moran_Local_BV(crime, income, w, permutations=0).Is", "bivariate-local-moran", {"statistic": esda.Moran_Local_BV(crime, income, columbus_w(), permutations=0).Is},
              codes, values="CRIME", second="INC", weights="gal", standardize="row")
with File("columbus-local-geary-esda", "columbus", "Local Geary of crime in Columbus.") as file:
    geary(file, "published neighbours:", crime, columbus_w, codes, "CRIME", "gal")
with File("columbus-join-count-esda", "columbus", "Joins of neighbourhoods with much crime in Columbus.") as file:
    crossed(file, "much crime:", crime > 35, columbus_w, codes, "CRIME > 35", "gal")
    both = (crime > 35) & (income < 14)
    t = esda.Join_Counts_Local_BV(connectivity=columbus_w(), permutations=1).fit((crime > 35) * 1, (income < 14) * 1, case="CLC").LJC
    file.case("much crime with little income", ESDA, "Join_Counts_Local_BV(w, permutations=1).fit(crime > 35, income < 14, case='CLC').LJC", "bivariate-local-join-count",
              {"joins": np.where(both, t, np.nan)}, codes, values="CRIME > 35", second="INC < 14", weights="gal")
    apart = (crime > 35) & ~(income < 14)
    t = esda.Join_Counts_Local_BV(connectivity=columbus_w(), permutations=1).fit((crime > 35) * 1, (income < 14) * 1, case="BJC").LJC
    file.case("much crime without little income, beside little income without much crime", ESDA, "Join_Counts_Local_BV(w, permutations=1).fit(crime > 35, income < 14, case='BJC').LJC",
              "bivariate-local-join-count-apart", {"joins": np.where(apart, t, np.nan)}, codes, values="CRIME > 35", second="INC < 14", weights="gal")
    j = esda.Join_Counts((crime > 35) * 1, columbus_w(), permutations=0)
    file.case("much crime: all joins", ESDA, "Join_Counts(crime > 35, w, permutations=0): bb, ww, bw", "join-counts", {"bb": j.bb, "ww": j.ww, "bw": j.bw}, values="CRIME > 35", weights="gal", standardize="binary")
with File("columbus-global-esda", "columbus", "Global statistics of crime in Columbus.") as file:
    worldwide(file, "published neighbours:", crime, columbus_w, "CRIME", "gal")

place = columbus[["X", "Y"]].values
with File("columbus-weights-libpysal", "columbus", "Neighbours and lags in Columbus.") as file:
    for k in (3, 6):
        file.case(f"{k} nearest", ESDA, f"weights.KNN(xy, k={k})", "neighbours", {"neighbours": lists(libpysal.weights.KNN(place, k=k), codes)}, codes, "0", weights=f"knn {k}", points="X Y")
    file.case("within 8", ESDA, "weights.DistanceBand(xy, 8, binary=True)", "neighbours", {"neighbours": lists(libpysal.weights.DistanceBand(place, 8, binary=True, silence_warnings=True), codes)}, codes, "0",
              weights="band 8", points="X Y")
    inverse = libpysal.weights.DistanceBand(place, 10, binary=False, alpha=-1, silence_warnings=True)
    file.case("lag, inverse distance", ESDA, "lag_spatial(weights.DistanceBand(xy, 10, binary=False, alpha=-1), x)", "lag", {"lag": libpysal.weights.lag_spatial(inverse, crime)}, codes, values="CRIME",
              weights="inverse 10", points="X Y", standardize="binary")
    for kind in ("uniform", "triangular", "quadratic", "quartic", "gaussian"):
        kernel = libpysal.weights.Kernel(place, bandwidth=9.5, fixed=True, function=kind, diagonal=False, eps=1)
        own = {i: dict(zip(kernel.neighbors[i], kernel.weights[i])) for i in kernel.id_order}
        lag = [sum(weight * crime[j] for j, weight in own[i].items() if j != i) / sum(weight for j, weight in own[i].items() if j != i) for i in kernel.id_order]
        file.case(f"lag, {kind} kernel, row", ESDA, f"weights.Kernel(xy, bandwidth=9.5, function='{kind}', eps=1), without the area itself, each row divided by its sum", "lag", {"lag": lag}, codes,
                  values="CRIME", weights=f"kernel {'epanechnikov' if kind == 'quadratic' else kind} 9.5", points="X Y", standardize="row")

codes, rate = list(sids.FIPSNO), (sids.SID79 / sids.BIR79).values
with File("sids2-local-moran-esda", "sids2", "Local Moran of sudden infant deaths in North Carolina.") as file:
    moran(file, "rate 1979-84:", rate, sids_w, codes, "SID79 / BIR79", "gal")
    for year in (74, 79):
        m = esda.Moran_Local_Rate(sids[f"SID{year}"].values.astype(float), sids[f"BIR{year}"].values.astype(float), sids_w(), permutations=0)
        file.case(f"19{year}: empirical Bayes", ESDA, f"Moran_Local_Rate(SID{year}, BIR{year}, w, permutations=0).Is", "eb-local-moran", {"statistic": m.Is}, codes, values=f"SID{year}", population=f"BIR{year}",
                  weights="gal", standardize="row")
with File("sids2-local-geary-esda", "sids2", "Local Geary of rates of sudden infant deaths in North Carolina.") as file:
    geary(file, "rate 1979-84:", rate, sids_w, codes, "SID79 / BIR79", "gal")
with File("sids2-join-count-esda", "sids2", "Joins of counties with many sudden infant deaths in North Carolina.") as file:
    crossed(file, "many deaths:", (sids.SID79 > 9).values, sids_w, codes, "SID79 > 9", "gal")
with File("sids2-global-esda", "sids2", "Global statistics of sudden infant deaths in North Carolina.") as file:
    worldwide(file, "rate 1979-84:", rate, sids_w, "SID79 / BIR79", "gal")
    for year in (74, 79):
        m = esda.Moran_Rate(sids[f"SID{year}"].values.astype(float), sids[f"BIR{year}"].values.astype(float), sids_w(), permutations=0)
        file.case(f"19{year}: empirical Bayes Moran", ESDA, f"Moran_Rate(SID{year}, BIR{year}, w, permutations=0).I", "empirical-bayes-moran", {"statistic": m.I}, values=f"SID{year}", population=f"BIR{year}",
                  weights="gal", standardize="row")
with File("sids2-empirical-bayes-esda", "sids2", "Rates of sudden infant deaths in North Carolina, drawn towards the mean.") as file:
    for year in (74, 79):
        cases, births = sids[f"SID{year}"].values.astype(float), sids[f"BIR{year}"].values.astype(float)
        file.case(f"19{year}", ESDA, f"smoothing.Empirical_Bayes(SID{year}, BIR{year}).r", "empirical-bayes", {"rate": esda.smoothing.Empirical_Bayes(cases, births).r.ravel()}, codes, values=f"SID{year}", population=f"BIR{year}")
        file.case(f"19{year}: index", ESDA, f"smoothing.assuncao_rate(SID{year}, BIR{year})", "empirical-bayes-index", {"index": esda.smoothing.assuncao_rate(cases, births)}, codes, values=f"SID{year}", population=f"BIR{year}")

codes, price = list(baltimore.STATION), baltimore.PRICE.values
with File("baltimore-getis-ord-esda", "baltimore", "Gi and Gi* of house prices in Baltimore.") as file:
    getis(file, "published four nearest:", price, baltimore_w, codes, "PRICE", "gwt")
with File("baltimore-local-moran-esda", "baltimore", "Local Moran of house prices in Baltimore.") as file:
    moran(file, "published four nearest:", price, baltimore_w, codes, "PRICE", "gwt")
    file.case("bivariate", ESDA, "Moran_Local_BV(price, age, w, permutations=0).Is", "bivariate-local-moran", {"statistic": esda.Moran_Local_BV(price, baltimore.AGE.values, baltimore_w(), permutations=0).Is},
              codes, values="PRICE", second="AGE", weights="gwt", standardize="row")
with File("baltimore-join-count-esda", "baltimore", "Joins of dear houses in Baltimore.") as file:
    crossed(file, "dear houses:", price > 50, baltimore_w, codes, "PRICE > 50", "gwt")

# GeoDa, which finds its own queen neighbours.
layers = {"columbus": (pygeoda.open(f"{data}/columbus/columbus.shp"), list(range(1, 50))), "sids2": (pygeoda.open(f"{data}/sids2/sids2.shp"), list(sids.FIPSNO))}
for name, (layer, codes) in layers.items():
    w = pygeoda.queen_weights(layer)
    values = "CRIME" if name == "columbus" else "SID79"
    with File(f"{name}-geoda", name, f"What GeoDa says of {values} in {name}, with the queen neighbours that it finds.") as file:
        column, row = layer[values], dict(values=values, weights="queen 1e-7", standardize="row")
        near = np.array([",".join(str(codes[j]) for j in sorted(w.get_neighbors(i))) for i in range(len(codes))], dtype=object)
        file.case("queen", GEODA, "queen_weights(data)", "neighbours", {"neighbours": near}, codes, "0", weights="queen 1e-7")
        file.case("local Moran", GEODA, f"local_moran(w, data['{values}']).lisa_values()", "local-moran", {"statistic": pygeoda.local_moran(w, column).lisa_values()}, codes, **row)
        file.case("local Geary", GEODA, f"local_geary(w, data['{values}']).lisa_values()", "local-geary", {"statistic": pygeoda.local_geary(w, column).lisa_values()}, codes, **row)
        file.case("Gi", GEODA, f"local_g(w, data['{values}']).lisa_values()", "gi", {"meanShare": pygeoda.local_g(w, column).lisa_values()}, codes, **row)
        file.case("Gi*", GEODA, f"local_gstar(w, data['{values}']).lisa_values()", "gi-star", {"meanShare": pygeoda.local_gstar(w, column).lisa_values()}, codes, **row)
        limit = 35 if name == "columbus" else 9
        marked = np.array(column) > limit
        t = np.array(pygeoda.local_joincount(w, [int(m) for m in marked]).lisa_values())
        file.case("local join count", GEODA, f"local_joincount(w, {values} > {limit}).lisa_values()", "local-join-count", {"joins": np.where(marked, t, np.nan)}, codes, values=f"{values} > {limit}", weights="queen 1e-7")
        second = "INC" if name == "columbus" else "BIR79"
        file.case("bivariate local Moran", GEODA, f"local_bimoran(w, data[['{values}', '{second}']]).lisa_values()", "bivariate-local-moran",
                  {"statistic": pygeoda.local_bimoran(w, column, layer[second]).lisa_values()}, codes, second=second, **row)

with File("columbus-rank-correlation-scipy", "columbus", "Rank correlation in Columbus.") as file:
    for second in ("INC", "HOVAL", "PLUMB"):
        file.case(f"crime and {second}", SCIPY, f"stats.spearmanr(CRIME, {second}).statistic", "spearman", {"rho": scipy.stats.spearmanr(crime, columbus[second]).statistic}, values="CRIME", second=second)
with File("sids2-rank-correlation-scipy", "sids2", "Rank correlation in North Carolina, with many ties.") as file:
    file.case("deaths in two periods", SCIPY, "stats.spearmanr(SID74, SID79).statistic", "spearman", {"rho": scipy.stats.spearmanr(sids.SID74, sids.SID79).statistic}, values="SID74", second="SID79")
with File("columbus-false-discovery-scipy", "columbus", "The false discovery rate over the normal p of Gi*.") as file:
    z = esda.G_Local(crime, columbus_w(), transform="b", permutations=0, star=True).Zs
    p = 2 * scipy.stats.norm.sf(abs(z))
    file.case("Gi*", SCIPY, "stats.false_discovery_control(2 * stats.norm.sf(abs(z)))", "gi-star", {"pNormal": p, "q": scipy.stats.false_discovery_control(p)}, list(range(1, 50)), values="CRIME", weights="gal", standardize="binary")

# Six points (the example of esda's documentation of G_Local), and eight areas small enough for every draw there is.
six = pd.DataFrame({"code": range(1, 7), "X": [10, 20, 40, 15, 30, 30], "Y": [10, 10, 10, 20, 20, 30], "value": [2, 3, 3.2, 5, 8, 7]})
six.to_csv(f"{here}/six-points.csv", index=False)
six_w = lambda: libpysal.weights.DistanceBand(six[["X", "Y"]].values, 15, silence_warnings=True)
with File("six-points-getis-ord-esda", "six-points", "The example of esda's documentation of G_Local; one pair of points lies at exactly 15.") as file:
    getis(file, "six points:", six.value.values, six_w, six.code, "value", "band 15")
    for case in range(2, len(file.lines)):
        if file.lines[case].startswith("weights: band"): file.lines[case] += "\npoints: X Y"

rows = [[1, 2], [0, 2, 3], [0, 1], [1, 4, 5], [3, 5], [3, 4, 6], [5, 7], [6]]
x, y = np.array([0, 2, 2, 5, 1, 0, 3, 1.0]), np.array([3, 1, 4, 1, 5, 9, 2, 6.0])
cases, population = np.array([30, 25, 25, 15, 33, 21, 30, 20.0]), np.array([100, 100, 110, 90, 100, 90, 110, 90.0])
points = np.array([[0, 0], [3, 1], [1, 4], [5, 5], [9, 4], [8, 8], [6, 12], [11, 13.0]])
eight = pd.DataFrame({"code": range(1, 9), "X": points[:, 0], "Y": points[:, 1], "value": x, "second": y, "cases": cases, "population": population})
eight.to_csv(f"{here}/eight-areas.csv", index=False)
with open(f"{here}/eight-areas.gal", "w") as target:
    target.write("8\n" + "".join(f"{i + 1} {len(row)}\n{' '.join(str(j + 1) for j in row)}\n" for i, row in enumerate(rows)))
distances = np.sqrt(((points[:, None] - points[None]) ** 2).sum(2))
inverse = [[(j, 1 / distances[i, j]) for j in range(8) if j != i and distances[i, j] <= 7.5] for i in range(8)]
binary = [[(j, 1.0) for j in row] for row in rows]


def draws(values, i, row):
    """The weighted sums over every draw of as many of the other areas as the row has."""
    others, weights = [values[j] for j in range(8) if j != i], np.array([weight for _, weight in row])
    return np.array([np.dot(weights, draw) for draw in itertools.permutations(others, len(row))])


def exact(statistic, own):
    """Observed value, mean, variance and the three p-values of a statistic over every draw."""
    found = []
    for i in range(8):
        observed, chance = own(i)
        greater, less = (chance >= observed - 1e-9).mean(), (chance <= observed + 1e-9).mean()
        found.append((observed, chance.mean(), chance.var(), greater, less, min(1, 2 * min(greater, less))))
    return np.array(found).T


def local(weights, row=False):
    scaled = [[(j, w / sum(v for _, v in line)) for j, w in line] for line in weights] if row else weights
    centred, other = x - x.mean(), (y - y.mean()) / y.std(ddof=1)
    m2 = (centred ** 2).sum() / 7
    yield "gi", lambda i: (sum(w * x[j] for j, w in scaled[i]), draws(x, i, scaled[i]))
    yield "local-moran", lambda i: (centred[i] / m2 * sum(w * centred[j] for j, w in scaled[i]), centred[i] / m2 * draws(centred, i, scaled[i]))
    yield "local-geary", lambda i: (sum(w * (x[i] - x[j]) ** 2 for j, w in scaled[i]) / m2, draws((x - x[i]) ** 2, i, scaled[i]) / m2)
    yield "bivariate-local-moran", lambda i: (centred[i] / m2 ** 0.5 * sum(w * other[j] for j, w in scaled[i]), centred[i] / m2 ** 0.5 * draws(other, i, scaled[i]))


with File("eight-areas-local-exact", "eight-areas", "Local statistics of eight areas: moments and p-values over every draw of neighbours.") as file:
    for weights, name in ((binary, "gal"), (inverse, "inverse 7.5")):
        for row in (False, True):
            for statistic, own in local(weights, row):
                keys = dict(values="value", weights=name, standardize="row" if row else "binary") | ({"points": "X Y"} if name != "gal" else {}) | ({"second": "second"} if statistic.startswith("bi") else {})
                observed, mean, variance, greater, less, two = exact(statistic, own)
                file.case(f"{statistic}, {name}, {keys['standardize']}", EXACT, "mean and variance of the statistic over all ordered draws without replacement", statistic,
                          {"statistic": observed, "expected": mean, "variance": variance, "z": (observed - mean) / np.sqrt(variance)}, eight.code, **keys)
                if not row:
                    file.case(f"{statistic}, {name}: p", EXACT, "the share of all ordered draws at least, and at most, as large; two-sided twice the smaller, at most 1", statistic,
                              {"greater": greater, "less": less, "twoSided": two}, eight.code, "monte-carlo", **keys)

W = np.zeros((8, 8))
for i, row in enumerate(rows): W[i, row] = 1
everything = np.array(list(itertools.permutations(range(8))))


def chance(statistic): return np.array([statistic(order) for order in everything])


def moments(statistic):
    all, observed = chance(statistic), statistic(np.arange(8))
    return {"statistic": observed, "expected": all.mean(), "variance": all.var(), "z": (observed - all.mean()) / all.std()}


with File("eight-areas-global-exact", "eight-areas", "Global statistics of eight areas: moments over all 40,320 orders of the values.") as file:
    for name, w in (("binary", W), ("row", W / W.sum(1, keepdims=True))):
        z, keys = x - x.mean(), dict(values="value", weights="gal", standardize=name)
        i, j = np.nonzero(w)
        file.case(f"Moran, {name}", EXACT, "Moran's I of all orders", "moran", moments(lambda o: 8 / w.sum() * (w[i, j] * z[o][i] * z[o][j]).sum() / (z ** 2).sum()), assumption="randomisation", **keys)
        file.case(f"Geary, {name}", EXACT, "Geary's c of all orders", "geary", moments(lambda o: 7 / (2 * w.sum()) * (w[i, j] * (x[o][i] - x[o][j]) ** 2).sum() / (z ** 2).sum()), assumption="randomisation", **keys)
        file.case(f"general G, {name}", EXACT, "general G of all orders", "general-g", moments(lambda o: (w[i, j] * x[o][i] * x[o][j]).sum() / (x.sum() ** 2 - (x ** 2).sum())), **keys)
    i, j = np.nonzero(W)
    file.case("join count", EXACT, "joins of marked areas in all orders", "join-count", moments(lambda o: ((x > 1.5)[o][i] & (x > 1.5)[o][j]).sum() / 2), values="value > 1.5", weights="gal", standardize="binary")

with File("eight-areas-empirical-bayes", "eight-areas", "The eight regions of esda's documentation of assuncao_rate, whose variance comes out negative.") as file:
    b, r = cases.sum() / population.sum(), cases / population
    a = (population * (r - b) ** 2).sum() / population.sum() - b / population.mean()
    keys = dict(values="cases", population="population")
    file.case("a clamped at 0", f"numpy {np.__version__}", f"(r - b) / sqrt(max(a, 0) + b / P); a before clamping is {a:.6g}; as in spdep and GeoDa", "empirical-bayes-index", {"index": (r - b) / np.sqrt(max(a, 0) + b / population)}, eight.code, **keys)
    file.case("a left negative", ESDA, "smoothing.assuncao_rate(e, b), which prints 1.03843594, -0.04099089, -0.56250375, -1.73061861", "empirical-bayes-index", {"index": esda.smoothing.assuncao_rate(cases, population)}, eight.code,
              convert="differs", because="esda leaves a negative variance between areas in the sum; a variance is at least 0", **keys)
