#!/usr/bin/env python3
"""What an analyst would write instead of `wardlight deprivation`: burglaries against the Indices of Deprivation 2019 for London's wards and LSOAs, with pandas, scipy, statsmodels, esda and libpysal.

usage: deprivation_peers.py --make SHARED DIR                 writes DIR/wards.csv and DIR/lsoas.csv: the area's code, count, people
       deprivation_peers.py LEVEL SHARED DIR OUT [PERMUTATIONS]   LEVEL is wards or lsoas; the tables go to OUT

Each step is done as its library does it best. Permutations of ranks are drawn once with numpy's Generator.permuted and multiplied with the ranks of all measures in one matrix product, which is
far faster than scipy.stats.permutation_test for each pair. esda, which numba compiles in each process, runs on all processors."""
import glob, json, os, sys, warnings
warnings.filterwarnings("ignore")
import numpy as np, pandas as pd

# Domains with a published score, and the rank of the others by the beginning of its heading.
SCORES = {"income": "income_score", "employment": "employment_score"}
RANKS = {"education": "Education, Skills and Training Rank", "health": "Health Deprivation and Disability Rank", "crime": "Crime Rank",
         "housing": "Barriers to Housing and Services Rank", "environment": "Living Environment Rank"}
DOMAINS = [*SCORES, *RANKS]


def make(shared, folder):
    """Counts by the LSOA that the police give, by ward through the best fit; outside the clock for both sides."""
    os.makedirs(folder, exist_ok=True)
    events = pd.concat(pd.read_csv(f, usecols=["LSOA code"]) for f in sorted(glob.glob(f"{shared}/geodata/events/*.csv.gz")))
    counts = events["LSOA code"].value_counts()
    index = pd.read_csv(f"{shared}/geodata/deprivation/iod2019_lsoa_2011.csv.gz").set_index("lsoa11_code")
    ward = pd.read_csv(f"{shared}/geodata/lookups/lsoa_2011_to_ward_2018_bestfit.csv").set_index("LSOA11CD").ward_code
    lsoas = index.loc[ward.index, ["pop_mid2015"]].rename(columns={"pop_mid2015": "people"})
    lsoas.insert(0, "count", counts.reindex(lsoas.index).fillna(0).astype(int))
    lsoas.rename_axis("LSOA11CD").sort_index().to_csv(f"{folder}/lsoas.csv")
    lsoas.groupby(ward).sum().rename_axis("ward_code").sort_index().to_csv(f"{folder}/wards.csv")


def read(shared):
    """The index: score and rank of the whole, and of each domain its score, or its rank turned so that more is more deprived."""
    index = pd.read_csv(f"{shared}/geodata/deprivation/iod2019_lsoa_2011.csv.gz").set_index("lsoa11_code")
    domains = pd.read_csv(f"{shared}/geodata/deprivation/iod2019_lsoa_2011_domains.csv.gz", encoding="utf-8-sig").set_index("LSOA code (2011)")
    for key, column in SCORES.items(): index[key] = index[column]
    for key, title in RANKS.items(): index[key] = -domains[next(column for column in domains if column.startswith(title))]
    return index


def by_ward(index, shared):
    """Population-weighted average score and ranks, extent, local concentration and shares by ward."""
    ward = pd.read_csv(f"{shared}/geodata/lookups/lsoa_2011_to_ward_2018_bestfit.csv").set_index("LSOA11CD").ward_code
    n = len(index)
    lsoas = index.loc[ward.index].assign(ward=ward)
    people, percentile = lsoas.pop_mid2015, np.ceil(100 * lsoas.imd_rank / n)
    weight = np.select([percentile <= 10, percentile <= 30], [1.0, 0.95 - (percentile - 11) * (0.9 / 19)], 0.0)
    sums = lambda values, of=people: (values * of).groupby(lsoas.ward).sum() / of.groupby(lsoas.ward).sum()
    result = pd.DataFrame({"imd": sums(lsoas.imd_score), "average_rank": sums(lsoas.imd_rank), "extent": sums(pd.Series(weight, lsoas.index)),
                           "worst_tenth": sums(lsoas.imd_rank <= 0.1 * n), "worst_fifth": sums(lsoas.imd_rank <= 0.2 * n)})
    # The employment domain is a share of the population of working age.
    for key in DOMAINS: result[key] = sums(lsoas[key], lsoas.pop_working_age if key == "employment" else people)

    def concentration(part):
        part = part.sort_values("imd_rank")
        tenth = 0.1 * part.pop_mid2015.sum()
        taken = np.minimum(part.pop_mid2015, np.maximum(tenth - (part.pop_mid2015.cumsum() - part.pop_mid2015), 0))
        return (part.imd_rank * taken).sum() / tenth

    result["local_concentration"] = lsoas.groupby("ward").apply(concentration, include_groups=False)
    return result


def spearman(count, measures, permutations, random):
    """Rho of a count with each measure, its interval and its permutation p."""
    from scipy import stats
    n = len(count)
    a, b = stats.rankdata(count), stats.rankdata(measures, axis=0)
    a, b = (a - a.mean()) / a.std(), (b - b.mean(axis=0)) / b.std(axis=0)
    rho = a @ b / n
    greater, lesser, done = np.zeros(b.shape[1]), np.zeros(b.shape[1]), 0
    while done < permutations:
        size = min(1_000, permutations - done)
        drawn = random.permuted(np.broadcast_to(a, (size, n)), axis=1) @ b / n
        greater += (drawn >= rho - 1e-12).sum(axis=0)
        lesser += (drawn <= rho + 1e-12).sum(axis=0)
        done += size
    half = stats.norm.ppf(0.975) * np.sqrt((1 + rho**2 / 2) / (n - 3))
    return pd.DataFrame({"rho": rho, "low": np.tanh(np.arctanh(rho) - half), "high": np.tanh(np.arctanh(rho) + half), "p": np.minimum(1, 2 * (np.minimum(greater, lesser) + 1) / (permutations + 1))})


def effective(count, measures, xy):
    """Dutilleul's effective size on mid-ranks, Sturges' number of distance classes; each pair once."""
    from scipy import stats
    from scipy.spatial.distance import pdist, squareform
    n = len(count)
    d = pdist(xy)
    k = int(1.5 + 3.3 * np.log10(len(d)))
    ends = d.max() * np.arange(1, k + 1) / k
    classes = np.minimum(np.searchsorted(ends, d, side="left"), k - 1)
    i, j = np.triu_indices(n, 1)
    pairs = np.bincount(classes, minlength=k)
    near = np.bincount(i * k + classes, minlength=n * k).reshape(n, k) + np.bincount(j * k + classes, minlength=n * k).reshape(n, k)
    z = stats.zscore(stats.rankdata(np.column_stack([count, measures]), axis=0), axis=0)
    moran = np.array([np.bincount(classes, weights=z[i, m] * z[j, m], minlength=k) for m in range(z.shape[1])]) / np.maximum(pairs, 1)
    rows = 1 + near @ moran.T
    trace = lambda m: n - rows[:, m].sum() / n
    both = lambda m: n + 2 * (pairs * moran[0] * moran[m]).sum() + (rows[:, 0].sum() * rows[:, m].sum() / n - 2 * (rows[:, 0] * rows[:, m]).sum()) / n
    return [min(n, 1 + trace(0) * trace(m) / both(m)) for m in range(1, z.shape[1])]


def concentration(count, people, score):
    """The concentration index over people from the most deprived, equally deprived areas at one rank; slope and relative index."""
    import statsmodels.api as sm
    table = pd.DataFrame({"c": count, "w": people, "s": score}).groupby("s").sum().sort_index(ascending=False)
    share = table.w / table.w.sum()
    rank = share.cumsum() - share / 2
    rate = table.c / table.w
    mean = (rate * share).sum()
    index = 2 / mean * (share * (rate - mean) * (rank - 0.5)).sum()
    line = sm.WLS((count / people).values, sm.add_constant(rank.loc[score].values), weights=people.values).fit()
    low, high = line.params[0] + line.params[1], line.params[0]
    return {"index": index, "slope": 1_000 * (high - low), "relative": high / low}


def model(count, people, score, w):
    """Poisson and negative binomial with offset, exact tails, their false discovery rate, and Gi* of the residuals."""
    import esda, statsmodels.api as sm
    from scipy import stats
    from statsmodels.stats.multitest import multipletests
    x, offset = sm.add_constant(score.values), np.log(people.values)
    poisson = sm.GLM(count.values, x, family=sm.families.Poisson(), offset=offset).fit(tol=1e-12)
    auxiliary = sm.OLS(((count.values - poisson.mu) ** 2 - count.values) / poisson.mu, poisson.mu).fit()
    # Newton's method alone runs away from the default start.
    near = sm.NegativeBinomial(count.values, x, offset=offset).fit(method="bfgs", start_params=np.append(poisson.params, 0.3), gtol=1e-6, maxiter=500, disp=0)
    binomial = sm.NegativeBinomial(count.values, x, offset=offset).fit(method="newton", start_params=near.params, maxiter=100, disp=0)
    expected, theta = np.exp(x @ binomial.params[:2] + offset), 1 / binomial.params[2]
    tails = stats.nbinom(theta, theta / (theta + expected))
    more, fewer = tails.sf(count.values - 1), tails.cdf(count.values)
    q = multipletests(np.minimum(1, 2 * np.minimum(more, fewer)), method="fdr_bh")[1]
    residual = (count.values - expected) / np.sqrt(expected + expected**2 / theta)
    hot = esda.G_Local(residual, w, star=True, transform="b", permutations=PERMUTATIONS, seed=1, n_jobs=-1)
    return {"poisson": poisson.params[1], "negative_binomial": binomial.params[1], "theta": theta, "dispersion": poisson.pearson_chi2 / poisson.df_resid, "overdispersion_t": auxiliary.tvalues[0]}, \
        pd.DataFrame({"expected": expected, "residual": residual, "q": q, "hot_z": hot.Zs, "hot_p": hot.p_sim}, index=count.index)


def overlay(level, shared, folder, out):
    import esda, geopandas as gpd, libpysal
    from scipy import stats
    os.makedirs(out, exist_ok=True)
    index = read(shared)
    if level == "wards":
        layer = gpd.read_file(f"{shared}/geodata/wards/london_wards_2018.geojson").to_crs(27700).rename(columns={"ward_code": "code", "borough": "group"})
        summary = by_ward(index, shared)
        summary.to_csv(f"{out}/summary.csv")
        measures = summary[["imd", *DOMAINS]]
    else:
        layer = gpd.read_file(f"{shared}/geodata/lsoa/london_lsoa_2011.shp").rename(columns={"LSOA11CD": "code", "LAD11CD": "group"})
        measures = index[["imd_score", *DOMAINS]].rename(columns={"imd_score": "imd"})
    layer = layer.sort_values("code").set_index("code")
    figures = pd.read_csv(f"{folder}/{level}.csv", index_col=0).reindex(layer.index)
    measures = measures.reindex(layer.index)
    xy = np.column_stack([layer.centroid.x, layer.centroid.y])
    random = np.random.default_rng(1)
    rows, unequal = [], []
    for place, part in [("London", layer.index), *layer.groupby("group").groups.items()]:
        if len(part) < 5: continue
        count, own, at = figures["count"][part], measures.loc[part], layer.index.get_indexer(part)
        found = spearman(count.values, own.values, PERMUTATIONS, random)
        tau = [stats.kendalltau(count, own[key], method="asymptotic") for key in own]
        found = found.assign(tau=[t.statistic for t in tau], tau_p=[t.pvalue for t in tau], effective=effective(count.values, own.values, xy[at]))
        rows.append(found.assign(place=place, measure=list(own), areas=len(part)))
        unequal.append({"place": place} | concentration(count, figures.people[part], own.imd))
    found = pd.concat(rows)
    found.to_csv(f"{out}/measures.csv", index=False)
    unequal = pd.DataFrame(unequal)
    unequal.to_csv(f"{out}/inequality.csv", index=False)
    w = libpysal.weights.Queen.from_dataframe(layer, use_index=False, silence_warnings=True)
    fit, areas = model(figures["count"], figures.people, measures.imd, w)
    w.transform = "r"
    moran = esda.Moran_Local_BV(measures.imd.values, figures["count"].values, w, permutations=PERMUTATIONS, seed=1, n_jobs=-1)
    areas.assign(moran=moran.Is, moran_p=moran.p_sim).to_csv(f"{out}/areas.csv")
    digest = {"model": fit, "london": found[found.place == "London"].set_index("measure")[["rho", "tau", "effective"]].to_dict("index"),
              "groups": found[(found.place != "London") & (found.measure == "imd")].set_index("place")[["rho", "tau"]].to_dict("index"), "inequality": unequal.iloc[0, 1:].to_dict(),
              "expected": areas.expected.to_dict(), "scores": measures.imd.to_dict()}
    with open(f"{out}/digest.json", "w") as target: json.dump(digest, target)


PERMUTATIONS = 9_999
if __name__ == "__main__":
    words = sys.argv[1:]
    if len(words) == 3 and words[0] == "--make":
        make(*words[1:])
    elif len(words) in (4, 5) and words[0] in ("wards", "lsoas"):
        PERMUTATIONS = int(words[4]) if len(words) == 5 else PERMUTATIONS
        overlay(*words[:4])
    else:
        sys.exit(__doc__)
