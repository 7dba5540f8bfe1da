"""What an analyst would write instead of `wardlight count`: records with postcodes → counts per ward.

usage: count_geopandas.py SHARED RECORDS.csv OUT.csv
Prints the records, those matched to a postcode with a location, and those counted in a ward."""
import sys, warnings
warnings.filterwarnings("ignore")
import geopandas as gpd, pandas as pd

shared, records, out = sys.argv[1:4]
columns = ["postcode", "pq", "easting", "northing"]
places = pd.read_csv(f"{shared}/geodata/postcodes/codepoint_open_2025_gb.csv.gz", usecols=range(4), header=0, names=columns)
places = places[places.pq != 90]
places["key"] = places.postcode.str.replace(" ", "", regex=False).str.upper()
rows = pd.read_csv(records, dtype=str)
rows["key"] = rows.postcode.str.replace(" ", "", regex=False).str.upper()
rows = rows.merge(places[["key", "easting", "northing"]], on="key", how="left")
found = rows.dropna(subset=["easting"])
points = gpd.GeoDataFrame(found, geometry=gpd.points_from_xy(found.easting, found.northing), crs=27700)
wards = gpd.read_file(f"{shared}/geodata/wards/london_wards_2022.geojson").to_crs(27700)
joined = gpd.sjoin(points, wards[["WD25CD", "geometry"]], predicate="within")
counts = wards[["WD25CD"]].assign(count=wards.WD25CD.map(joined.groupby("WD25CD").size()).fillna(0).astype(int))
counts.to_csv(out, index=False)
print(len(rows), len(found), int(counts["count"].sum()))
