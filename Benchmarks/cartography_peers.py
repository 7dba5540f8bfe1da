"""What the peers take where peers.py has no such work. Each run prints one JSON line: work, peer, seconds, and the answer's digest.
usage: cartography_peers.py simplify-wards SHARED"""
import json, sys, time
import geopandas as gpd, shapely

work, shared = sys.argv[1], sys.argv[2]
if work != "simplify-wards":
    sys.exit(__doc__)
wards = gpd.read_file(shared + "/geodata/wards/london_wards_2018.geojson").to_crs(27700).geometry.values
shapely.coverage_simplify(wards[:20], 60.0)
start = time.perf_counter()
simplified = shapely.coverage_simplify(wards, 60.0)
seconds = time.perf_counter() - start
print(json.dumps({"work": work, "peer": "shapely.coverage_simplify, 60 m", "seconds": round(seconds, 4), "digest": int(shapely.get_num_coordinates(simplified).sum())}))
