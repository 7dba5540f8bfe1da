#!/usr/bin/env python3
"""What an analyst would write with numpy instead of wardlight's models of flows: London's commuters of 2011 between 984 MSOAs.

usage: flows_peers.py --make SHARED FILE                    writes the number of places, their flows and their distances as 64-bit numbers, row by row
       flows_peers.py gravity kept|left-out FILE [REPEATS [plain]]  the doubly constrained gravity model with exp(-beta d); the best of REPEATS

The model is done as numpy does it best: the table of exp in one place without new memory, Furness's balance by two products of the table and a vector, which BLAS runs on all
processors, beginning with the factors of the step before, beta by the secant method, the deviance over pairs with flows alone, and the standard error by alternating projections with the
same products. With the word plain the balance is done as textbooks write it down: tables made anew, the factors from one for every beta. It prints a line of JSON."""
import json, sys, time
import numpy as np


def make(shared, target):
    """984 places by their stated points; the distance within a place is half of that to the nearest other one."""
    import gzip, pandas as pd
    zones = json.load(gzip.open(f"{shared}/geodata/flows/census_2011_msoa_zones_london.geojson.gz"))["features"]
    points = {zone["properties"]["MSOA11CD"]: (zone["properties"]["BNG_E"], zone["properties"]["BNG_N"]) for zone in zones}
    codes = sorted(points)
    place = {code: number for number, code in enumerate(codes)}
    flows = pd.read_csv(f"{shared}/geodata/flows/census_2011_msoa_commuting_london.tsv.gz", sep="\t", usecols=["geo_code1", "geo_code2", "all"])
    counts = np.zeros((len(codes), len(codes)))
    counts[flows.geo_code1.map(place), flows.geo_code2.map(place)] = flows["all"]
    xy = np.array([points[code] for code in codes], float)
    metres = np.hypot(xy[:, 0, None] - xy[:, 0], xy[:, 1, None] - xy[:, 1])
    others = metres + np.diag(np.full(len(codes), np.inf))
    np.fill_diagonal(metres, others.min(axis=1) / 2)
    np.concatenate([[len(codes)], counts.ravel(), metres.ravel()]).astype("<f8").tofile(target)


class Gravity:
    """The model; `tolerance` is the largest share of a total by which it may be missed."""

    def __init__(self, counts, kilometres, kept, tolerance=1e-9):
        self.kilometres, self.kept, self.tolerance = kilometres, kept, tolerance
        self.origins, self.destinations = counts.sum(axis=1), counts.sum(axis=0)
        self.total = self.origins.sum()
        self.f, self.weighted = np.empty_like(counts), np.empty_like(counts)
        self.b, self.passes = np.ones(len(counts)), 0

    def balance(self, beta):
        np.multiply(self.kilometres, -beta, out=self.f)
        np.exp(self.f, out=self.f)
        if not self.kept: np.fill_diagonal(self.f, 0)
        for _ in range(10_000):
            self.a = self.origins / (self.f @ self.b)
            columns = self.a @ self.f
            missed = np.abs(columns * self.b / self.destinations - 1).max()
            self.b = self.destinations / columns
            self.passes += 1
            if missed <= self.tolerance: return
        raise SystemExit("the flows could not be balanced")

    def cost(self, beta):
        self.balance(beta)
        np.multiply(self.f, self.kilometres, out=self.weighted)
        return self.a @ (self.weighted @ self.b)

    def fit(self, counts):
        observed = np.vdot(counts, self.kilometres)
        old = 1.5 * self.total / observed
        miss = self.cost(old) - observed
        beta = old * (miss + observed) / observed
        self.steps = 1
        while True:
            next_miss = self.cost(beta) - observed
            self.steps += 1
            slope = (next_miss - miss) / (beta - old)
            # The same precision as ours: a small part of the standard error, which is the root of -1 / slope.
            if abs(next_miss) <= 1e-7 * np.sqrt(abs(slope)): break
            old, miss, beta = beta, next_miss, beta - next_miss / slope
        self.beta = beta
        self.expected = np.multiply(self.a[:, None], self.f, out=self.f)
        self.expected *= self.b

    def information(self):
        """The sum of T (d - u - v)^2, u and v being the effects of rows and columns that leave least of it."""
        rows, columns = self.origins, self.destinations
        np.multiply(self.expected, self.kilometres, out=self.weighted)
        first, across = self.weighted.sum(axis=1), self.weighted.sum(axis=0)
        v = np.zeros(len(columns))
        for _ in range(1_000):
            u = (first - self.expected @ v) / rows
            following = (across - u @ self.expected) / columns
            moved = np.abs(following - v).max()
            v = following
            if moved < 1e-8: break
        return np.vdot(self.weighted, self.kilometres) - first @ u - across @ v

    def deviance(self, counts):
        some = counts > 0
        if not self.kept: np.fill_diagonal(some, False)
        n, mean = counts[some], self.expected[some]
        return 2 * (n * np.log(n / mean)).sum(), (n * n / mean).sum() - self.total


class PlainGravity(Gravity):
    """The same model without the warm starts and the tables that are used again."""

    def balance(self, beta):
        self.f = np.exp(-beta * self.kilometres)
        if not self.kept: self.f = self.f * (1 - np.eye(len(self.f)))
        self.b = np.ones(len(self.f))
        for _ in range(10_000):
            self.a = self.origins / (self.f * self.b).sum(axis=1)
            columns = (self.f * self.a[:, None]).sum(axis=0)
            missed = np.abs(columns * self.b / self.destinations - 1).max()
            self.b = self.destinations / columns
            self.passes += 1
            if missed <= self.tolerance: return
        raise SystemExit("the flows could not be balanced")


def gravity(counts, kilometres, kept, Model=Gravity):
    if not kept:
        counts = counts.copy()
        np.fill_diagonal(counts, 0)
    model = Model(counts, kilometres, kept)
    model.fit(counts)
    error = 1 / np.sqrt(model.information())
    deviance, pearson = model.deviance(counts)
    return {"beta": model.beta, "standard_error": error, "deviance": deviance, "pearson": pearson, "steps": model.steps, "passes": model.passes,
            "largest": float(model.expected.max())}


def main():
    words = sys.argv[1:]
    if len(words) == 3 and words[0] == "--make": return make(*words[1:])
    if len(words) not in (3, 4, 5) or words[0] != "gravity" or words[1] not in ("kept", "left-out") or words[4:] not in ([], ["plain"]): sys.exit(__doc__)
    numbers = np.fromfile(words[2])
    n = int(numbers[0])
    counts, kilometres = numbers[1 : 1 + n * n].reshape(n, n), numbers[1 + n * n :].reshape(n, n) / 1_000
    best = None
    for _ in range(int(words[3]) if len(words) > 3 else 1):
        start, processor = time.perf_counter(), time.process_time()
        found = gravity(counts, kilometres, words[1] == "kept", PlainGravity if words[4:] else Gravity)
        found |= {"seconds": time.perf_counter() - start, "cpu": time.process_time() - processor}
        if best is None or found["seconds"] < best["seconds"]: best = found
    print(json.dumps({"work": f"gravity-{words[1]}", "peer": "numpy"} | best))


if __name__ == "__main__":
    main()
