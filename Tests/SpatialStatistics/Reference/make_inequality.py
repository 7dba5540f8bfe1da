"""The numbers of Tests/SpatialStatistics/Inequality: concentration index, slope and relative index of inequality, hypergeometric draws.

numpy for the formulas written out again, statsmodels for the weighted regressions, scipy for distributions and for Fieller's interval by root finding.
Usage: make_inequality.py FOLDER-OF-SHARED-DATA
"""

import sys

import numpy as np
import pandas as pd
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import optimize, stats


def ranks(population, deprivation):
    """The mid fractional rank of each area, 0 the most deprived, by comparing every pair."""
    more = deprivation[None, :] > deprivation[:, None]
    same = deprivation[None, :] == deprivation[:, None]
    return ((more + same / 2) * population).sum(1) / population.sum()


def heights(cases, deprivation):
    """Twice the height of the curve in the middle of each area's tie."""
    more = deprivation[None, :] > deprivation[:, None]
    same = deprivation[None, :] >= deprivation[:, None]
    return ((more.astype(float) + same) * cases).sum(1) / cases.sum()


def concentration(cases, population, deprivation):
    f = population / population.sum()
    r = cases / population
    mu = (f * r).sum()
    R = ranks(population, deprivation)
    C = 2 / mu * ((f * r * R).sum() - mu * (f * R).sum())
    a = r / mu * (2 * R - 1 - C) + 2 - heights(cases, deprivation)
    error = np.sqrt(((f * a**2).sum() - (1 + C) ** 2) / len(cases))
    spread = (f * (R - (f * R).sum()) ** 2).sum()
    fit = sm.WLS(2 * spread * r / mu, sm.add_constant(R), weights=population).fit()
    assert abs(fit.params[1] - C) < 1e-12
    return C, error, fit.bse[1]


def slope(cases, population, deprivation, per=1000):
    R = ranks(population, deprivation)
    fit = sm.WLS(cases / population * per, sm.add_constant(R), weights=population).fit()
    low, high = fit.conf_int()[1]
    ends = np.array([[1, 0], [1, 1]])
    most, least = ends @ fit.params
    V = ends @ fit.cov_params() @ ends.T
    t = stats.t.ppf(0.975, fit.df_resid)

    def excess(rho):
        return (most - rho * least) ** 2 - t**2 * (V[0, 0] - 2 * rho * V[0, 1] + rho**2 * V[1, 1])

    ratio = most / least
    below = optimize.brentq(excess, 0, ratio, xtol=1e-14) if ratio > 0 and excess(0) > 0 else np.nan
    above = optimize.brentq(excess, ratio, 1e6, xtol=1e-14) if ratio > 0 and excess(1e6) > 0 else np.nan
    return most - least, -high, -low, ratio, below, above, most, least


def show(name, *arguments):
    print(name, "concentration", *(f"{v:.17g}" for v in concentration(*arguments)))
    print(name, "slope", *(f"{v:.17g}" for v in slope(*arguments)))


print("numpy", np.__version__, "scipy", scipy.__version__, "statsmodels", statsmodels.__version__)
births = np.array([29939, 28776, 26528, 24689, 19739.0])
deaths = births * np.array([154.7, 152.9, 119.5, 86.9, 54.3]) / 1000
show("india", deaths, births, np.array([5, 4, 3, 2, 1.0]))

table = pd.read_csv(sys.argv[1] + "/geodata/deprivation/gla_iod2019_london_wards_2018.csv").sort_values("ward_code")
score = table.imd_average_score.to_numpy()
people = table.population.to_numpy(float)
for column in ["income_scale", "number_of_lsoas", "lsoas_in_worst_10pc"]:
    cases = table[column].to_numpy(float)
    show(column, cases, people, score)
    show(column + " whole scores", cases, people, score.round())
    show(column + " by area", cases, np.ones(len(cases)), score)
newham = (table.borough == "Newham").to_numpy()
show("newham", table.idaopi_scale.to_numpy()[newham], people[newham], score[newham])

for population, marked, draws, found in [(633, 126, 46, 17), (20, 8, 7, 6), (633, 126, 0, 0), (24, 24, 5, 5), (4994, 999, 700, 180)]:
    h = stats.hypergeom(population, marked, draws)
    print("draw", population, marked, draws, found, *(f"{v:.17g}" for v in [h.mean(), h.sf(found - 1), h.cdf(found)]), h.ppf([0.025, 0.975]))
print("t", *(f"{stats.t.ppf(0.975, d):.17g}" for d in [1, 2, 3, 4, 11, 631, 4833]))

for column in ["number_of_lsoas", "lsoas_in_worst_10pc"]:
    cases = table[column].to_numpy(float).round()
    R = ranks(people, score)
    fit = sm.GLM(cases, sm.add_constant(R), family=sm.families.Poisson(), offset=np.log(people)).fit(tol=1e-14, maxiter=200, scale="X2")
    error = fit.bse[1] / min(1, np.sqrt(fit.scale))
    ends = -fit.params[1] + stats.norm.ppf([0.5, 0.025, 0.975]) * error
    print(column, "log-linear", f"{fit.scale:.17g}", *(f"{v:.17g}" for v in np.exp(ends)))

# What the comment of ConcentrationIndex says of its error and its interval.
random = np.random.default_rng(1)
for column in ["income_scale", "lsoas_in_worst_10pc"]:
    cases = table[column].to_numpy(float)
    drawn = [random.integers(0, len(cases), len(cases)) for _ in range(500)]
    spread = np.std([concentration(cases[d], people[d], score[d])[0] for d in drawn])
    print(column, "bootstrap of areas", spread, "formula and regression", concentration(cases, people, score)[1:])
for areas in [7, 20, 100]:
    hits = np.zeros(2)
    for _ in range(1000):
        P = random.integers(8000, 16000, areas).astype(float)
        count = random.poisson(8 * random.gamma(3, 1 / 3, areas) * P / P.mean()).astype(float)
        C, error, _ = concentration(count, P, -np.arange(areas, dtype=float))
        hits += [abs(C) < 1.96 * error, abs(C) < stats.t.ppf(0.975, areas - 2) * np.sqrt(areas / (areas - 2)) * error]
    print(areas, "areas: the truth is inside 1.96 and inside our interval in", hits / 1000)
