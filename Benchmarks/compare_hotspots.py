#!/usr/bin/env python3
"""Hot spots: wardlight's statistics against esda, GeoDa, libpysal, scikit-learn and numpy.

usage: Benchmarks/compare_hotspots [RUNS [ROW…]]

Runs ours and the peer's in turn, RUNS times each (3), each in a process of its own that does its work once before the clock starts where it compiles as it goes, and appends
a table of medians, bests and ratios pair by pair to Benchmarks/RESULTS.md. ROW picks rows by name; all otherwise. The names are those below, and
growth-n, growth-r and calibration."""
import glob, json, math, os, statistics, subprocess, sys, tempfile
import provenance

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
here = os.path.join(root, "Benchmarks")
shared = os.path.abspath(os.environ.get("WARDLIGHT_SHARED", os.path.join(root, "..", "shared")))
measure = os.environ["MEASURE"]
threads = str(os.cpu_count())

# Name, what is done, our work, the file it reads, the peer's script and work, the ratio asked for.
ROWS = [
    ("moran-esda", "local Moran, 9,999 permutations, against esda", "moran", "lattice", "shared", "moran-esda", 1000),
    ("gi-star-esda", "Gi\\*, 9,999 permutations, against esda", "gi-star", "lattice", "shared", "gstar-esda", 1000),
    ("moran-geoda", "local Moran, 9,999 permutations, against GeoDa's look-up", "moran", "lattice", "shared", "moran-geoda-lookup", 100),
    ("gi-star-geoda", "Gi\\*, 9,999 permutations, against GeoDa's look-up", "gi-star", "lattice", "own", "gi-star-geoda-lookup", 100),
    ("moran-many", "local Moran, 999,999 permutations, against esda's 999", "moran-999999", "lattice", "own", "moran-esda-999", 1),
    ("gi-star-many", "Gi\\*, 999,999 permutations, against esda's 999", "gi-star-999999", "lattice", "own", "gi-star-esda-999", 1),
    ("moran-inverse", "local Moran, inverse distance within 2 km, 4,835 areas, 999 permutations, against esda", "moran-inverse", "london", "own", "moran-inverse-esda", 10),
    ("gi-star-inverse", "Gi\\*, inverse distance within 2 km, 4,835 areas, 999 permutations, against esda", "gi-star-inverse", "london", "own", "gi-star-inverse-esda", 10),
    ("inverse-weights", "inverse-distance weights within 2 km, 4,835 areas, against libpysal", "inverse-weights", "london", "own", "inverse-libpysal", None),
    ("queen", "queen weights from 34,753 polygons, against libpysal.graph", "queen", "london", "shared", "queen-libpysal", 10),
    ("scan", "scan, 4,835 areas, 598 cases, 999 replicates, against numpy (20 replicates, scaled)", "scan", "scan", "scan", "20", 50),
    ("density", "kernel density of 140,000 events on 1.05 million cells of 50 m, against scikit-learn", "kde", "events", "shared", "kde", 50),
]


def inputs(scratch, wanted):
    """The files of numbers that our works read: the peer's lattice, values for London's LSOAs, and the events."""
    import geopandas as gpd, numpy as np, pandas as pd
    paths = {name: os.path.join(scratch, name + ".f64") for name in ("lattice", "london", "events", "scan")}
    np.random.default_rng(1).poisson(5, 186 * 186).astype("<f8").tofile(paths["lattice"])
    np.random.default_rng(1).poisson(5, 4835).astype("<f8").tofile(paths["london"])
    if not wanted or "density" in wanted:
        files = sorted(glob.glob(f"{shared}/geodata/events/*.csv.gz"))
        e = pd.concat([pd.read_csv(f, usecols=["Longitude", "Latitude"]) for f in files]).dropna()
        p = gpd.GeoSeries(gpd.points_from_xy(e.Longitude, e.Latitude), crs=4326).to_crs(27700)
        np.column_stack([p.x.values, p.y.values]).astype("<f8").tofile(paths["events"])
    if not wanted or "scan" in wanted:
        subprocess.run([sys.executable, f"{here}/scan_numpy.py", "--make", scan_table(paths["scan"]), shared], check=True)
        pd.read_csv(scan_table(paths["scan"]))[["easting", "northing", "population", "cases"]].to_numpy().astype("<f8").tofile(paths["scan"])
    return paths


def scan_table(path):
    return path.replace(".f64", ".csv")


def peer(script, work, values):
    if script == "shared":
        return [sys.executable, f"{shared}/peers/peers.py", work, shared]
    if script == "scan":
        return [sys.executable, f"{here}/scan_numpy.py", scan_table(values), work]
    return [sys.executable, f"{here}/hotspot_peers.py", work, shared, values]


def timed(command):
    """What a program says that its work took, from its last line of JSON."""
    run = subprocess.run(command, text=True, capture_output=True)
    if run.returncode != 0:
        sys.exit(f"failed: {' '.join(command)}\n{run.stderr[-2000:]}")
    line = json.loads(run.stdout.strip().splitlines()[-1])
    if "seconds_per_replicate" in line:
        line |= {"seconds": line["order_seconds"] + 999 * line["seconds_per_replicate"], "digest": round(1e6 * line["ratio"])}
    if line["work"] == "kde" and line["peer"] != "wardlight":
        line["digest"] = round(1e18 * line["digest"])
    return line


def table_row(row, runs, paths):
    name, title, work, file, script, theirs, asked = row
    pairs = [(timed([measure, work, shared, paths[file], threads]), timed(peer(script, theirs, paths[file]))) for _ in range(runs)]
    seconds = lambda side: [pair[side]["seconds"] for pair in pairs]
    ratio = statistics.median(b / a for a, b in zip(seconds(0), seconds(1)))
    digests = " / ".join(str(pair_side["digest"]) for pair_side in pairs[-1])
    verdict = "" if asked is None else f"{asked:,} ×" + ("" if ratio >= asked else " **missed**")
    print(f"{name}: {ratio:.1f} ×", file=sys.stderr)
    return (f"| {title} | {1000 * statistics.median(seconds(0)):.2f} ms | {statistics.median(seconds(1)):.3f} s | {ratio:,.1f} × "
            f"| {min(seconds(1)) / min(seconds(0)):,.1f} × | {verdict} | {digests} |")


def growth(work, unit, law):
    """Our own best of five as the work doubles, and what is left of its growth when the law is divided out."""
    output = subprocess.check_output([measure, work, shared, os.devnull, threads, "5"], text=True)
    steps = [json.loads(line) for line in output.splitlines()]
    sizes = [int(step["work"].split()[0]) for step in steps]
    first = steps[0]["seconds"] / law(sizes[0])
    lines = [f"| {unit} | seconds | doubling costs | against {law.__doc__} |", "|---|---|---|---|"]
    for place, (size, step) in enumerate(zip(sizes, steps)):
        cost = f"{step['seconds'] / steps[place - 1]['seconds']:.2f} ×" if place else ""
        lines.append(f"| {size:,} | {step['seconds']:.5f} | {cost} | {step['seconds'] / law(size) / first:.2f} |")
    return "\n".join(lines) + "\n\n"


def linearithmic(n):
    """n log n"""
    return n * math.log(n)


def calibration():
    """How often p ≤ 0.05 on maps where there is nothing to find."""
    lines = [json.loads(line) for line in subprocess.check_output([measure, "calibration", shared, os.devnull, threads], text=True).splitlines()]
    bounds = next(line["work"] for line in lines if line["work"].startswith("interval"))
    low, high, maps = (int(word) for word in bounds.split()[1:4])
    text = f"{maps:,} maps of 25 areas with nothing to find, a new seed each, one fixed area (or the whole map) each, 199 permutations: how often p ≤ 0.05. "
    text += f"A test that keeps its promise has {low} to {high} with a probability of 99.9 % where values are continuous, and at most {high} where they are sparse. The last rows count maps with any find at all after the correction (999 permutations).\n\n"
    text += "| statistic | alternative | values | p ≤ 0.05 | share | |\n|---|---|---|---|---|---|\n"
    for line in lines:
        if line["work"].startswith("interval"): continue
        statistic, alternative, values = line["work"].split(", ")
        exact = values == "continuous" and not statistic.startswith("any find")
        kept = line["digest"] <= high and (line["digest"] >= low or not exact)
        text += f"| {statistic} | {alternative} | {values} | {line['digest']} | {100 * line['digest'] / maps:.2f} % | {'kept' if kept else '**not kept**'} |\n"
    return text + "\n"


def main():
    runs, wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 3, sys.argv[2:]
    unknown = set(wanted) - {row[0] for row in ROWS} - {"growth-n", "growth-r", "calibration"}
    if unknown:
        sys.exit(f"no such row: {', '.join(sorted(unknown))}\n\n{__doc__}\n{', '.join(row[0] for row in ROWS)}")
    chosen = lambda name: not wanted or name in wanted
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as scratch:
        paths = inputs(scratch, wanted)
        lines = [table_row(row, runs, paths) for row in ROWS if chosen(row[0])]
    text = f"\n## Hot spots – `Benchmarks/compare_hotspots {' '.join(sys.argv[1:]) or runs}`\n\n"
    text += provenance.line(["esda", "libpysal", "pygeoda", "scikit-learn", "numba", "geopandas", "numpy"], load) + "\n"
    if lines:
        text += (f"Medians of {runs} runs in turn, each after a warm-up in its own process; the ratio is the median pair by pair, beside it that of the two bests. Lattices have 186 × 186 "
                 "areas with queen neighbours. The last column is ours and the peer's count: areas with p < 0.05 (ours two-sided, theirs the folded value, which is one-sided in effect), links, a million times the largest ratio, or the largest density among the cells that the peer looks at (10⁻¹⁸ per m² and point).\n\n"
                 "| work | wardlight | peer | ratio | of bests | asked for | answers |\n|---|---|---|---|---|---|---|\n" + "\n".join(lines) + "\n\n")
    if chosen("growth-n"): text += "Gi\\* with 9,999 permutations on lattices of ever more areas:\n\n" + growth("grow-lattice", "areas", linearithmic)
    if chosen("growth-r"): text += "Gi\\* on 34,596 areas with ever more permutations:\n\n" + growth("grow-permutations", "permutations", linearithmic)
    if chosen("calibration"): text += calibration()
    print(text)
    with open(os.path.join(here, "RESULTS.md"), "a") as results:
        results.write(text)


main()
