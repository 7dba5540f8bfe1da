#!/usr/bin/env python3
"""What esda and GeoDa take for works that no other script of peers has. Prints one line of JSON: work, peer, seconds, digest.

usage: hotspot_peers.py WORK SHARED VALUES
WORK: moran-esda-999 | gi-star-esda-999 | gi-star-geoda-lookup | moran-inverse-esda | gi-star-inverse-esda | inverse-libpysal
VALUES is a file of 64-bit numbers: one for each area of a square lattice, or for each of London's LSOAs.
JIT compilers are warmed up, and weights are ready, before the clock starts (but for inverse-libpysal, which is the weights)."""
import json, sys, time, warnings
warnings.filterwarnings("ignore")
import numpy as np

work, shared, values = sys.argv[1:4]
y = np.fromfile(values, "<f8")


def report(peer, run, digest):
    start = time.perf_counter()
    answer = run()
    print(json.dumps({"work": work, "peer": peer, "seconds": time.perf_counter() - start, "digest": digest(answer)}))


def significant(answer): return int((answer.p_sim < 0.05).sum())


def lattice():
    import libpysal
    side = int(round(len(y) ** 0.5))
    return libpysal.weights.lat2W(side, side, rook=False)


def london():
    import geopandas as gpd
    middle = gpd.read_file(f"{shared}/geodata/lsoa/london_lsoa_2011.shp").sort_values("LSOA11CD").geometry.centroid
    return np.c_[middle.x, middle.y]


def inverse(places):
    import libpysal
    return libpysal.weights.DistanceBand(places, 2000, binary=False, alpha=-1, silence_warnings=True)


def local(kind, w, permutations):
    import esda
    run = {"moran": lambda p: esda.Moran_Local(y, w, permutations=p, n_jobs=1, seed=1),
           "gi-star": lambda p: esda.G_Local(y, w, star=True, transform="b", permutations=p, n_jobs=1, seed=1)}[kind]
    run(9)
    report("esda", lambda: run(permutations), significant)


if work in ("moran-esda-999", "gi-star-esda-999"):
    local(work.removesuffix("-esda-999"), lattice(), 999)
elif work in ("moran-inverse-esda", "gi-star-inverse-esda"):
    local(work.removesuffix("-inverse-esda"), inverse(london()), 999)
elif work == "inverse-libpysal":
    places = london()
    inverse(places[:50])
    report("libpysal.weights.DistanceBand", lambda: inverse(places), lambda w: int(sum(w.cardinalities.values())))
elif work == "gi-star-geoda-lookup":
    import geopandas as gpd, pygeoda
    from shapely.geometry import box
    side = int(round(len(y) ** 0.5))
    data = pygeoda.open(gpd.GeoDataFrame({"y": y}, geometry=[box(i % side, i // side, i % side + 1, i // side + 1) for i in range(side * side)], crs=27700))
    w = pygeoda.queen_weights(data)
    report("GeoDa, look-up", lambda: pygeoda.local_gstar(w, data["y"], permutations=9999, cpu_threads=2, permutation_method="lookup"),
           lambda answer: sum(p < 0.05 for p in answer.lisa_pvalues()))
else:
    sys.exit(__doc__)
