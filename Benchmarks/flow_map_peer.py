#!/usr/bin/env python3
"""What an analyst would write with geopandas and matplotlib instead of `wardlight map --type flows`: the largest flows of a table as curves over its areas.

usage: flow_map_peer.py ZONES PAIRS LARGEST SVG"""
import sys
import geopandas, matplotlib
matplotlib.use("svg")
import matplotlib.pyplot as plt, pandas as pd
from matplotlib.patches import FancyArrowPatch

zones_file, pairs_file, largest, target = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
zones = geopandas.read_file(zones_file).to_crs(27700)
pairs = pd.read_csv(pairs_file, sep="\t", usecols=["geo_code1", "geo_code2", "all"])
between = pairs[pairs.geo_code1 != pairs.geo_code2]
shown = between.nlargest(largest, "all")
rest = between["all"].sum() - shown["all"].sum()
places = dict(zip(zones.MSOA11CD, zones.representative_point()))
figure, axes = plt.subplots(figsize=(11.7, 8.3))
zones.plot(ax=axes, color="#ebeef1", edgecolor="white", linewidth=0.3)
for flow in shown.itertuples(index=False):
    start, end = places[flow.geo_code1], places[flow.geo_code2]
    axes.add_patch(FancyArrowPatch(
        (start.x, start.y), (end.x, end.y), connectionstyle="arc3,rad=0.15", arrowstyle="-|>", mutation_scale=4,
        linewidth=flow[2] / 400, color="#c2410c", alpha=0.6))
ends = geopandas.GeoSeries([places[code] for code in pd.unique(shown[["geo_code1", "geo_code2"]].values.ravel())])
ends.plot(ax=axes, color="#20242b", markersize=2)
axes.set_title(f"The {len(shown)} largest flows; all others together {rest:,}")
axes.set_axis_off()
figure.savefig(target, format="svg")
