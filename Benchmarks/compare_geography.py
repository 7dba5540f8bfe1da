#!/usr/bin/env python3
"""Boundaries, points and postcodes: wardlight against what an analyst would use.

usage: Benchmarks/compare_geography [RUNS [ROW…]]

Runs ours and the peer's in turn, RUNS times each (5), and appends a table of medians, bests and ratios pair by pair to Benchmarks/RESULTS.md.
ROW picks rows by name; all otherwise. A row whose verb this wardlight does not have yet is left out, and says so."""
import csv, glob, gzip, json, os, random, shutil, statistics, subprocess, sys, tempfile
import provenance

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
here = os.path.join(root, "Benchmarks")
shared = os.path.abspath(os.environ.get("WARDLIGHT_SHARED", os.path.join(root, "..", "shared")))
measure, wardlight = os.environ["MEASURE"], os.environ.get("WARDLIGHT", "")


def points(scratch):
    """The million points of the peer, as pairs of 64-bit numbers: events, each moved by some 300 m."""
    import geopandas as gpd, numpy as np, pandas as pd
    files = sorted(glob.glob(f"{shared}/geodata/events/*.csv.gz"))
    e = pd.concat([pd.read_csv(f, usecols=["Longitude", "Latitude"]) for f in files]).dropna()
    p, r = gpd.GeoSeries(gpd.points_from_xy(e.Longitude, e.Latitude), crs=4326).to_crs(27700), np.random.default_rng(0)
    k = r.integers(0, len(p), 1_000_000)
    path = os.path.join(scratch, "points.f64")
    np.column_stack([p.x.values[k] + r.normal(0, 300, len(k)), p.y.values[k] + r.normal(0, 300, len(k))]).astype("<f8").tofile(path)
    return path


def records(scratch):
    """A million referrals with real London postcodes in every spelling, of which some are broken or unknown; seeded."""
    draw = random.Random(1)
    with gzip.open(f"{shared}/geodata/postcodes/codepoint_open_2025_london.csv.gz", "rt") as source:
        postcodes = [row["postcode"] for row in csv.DictReader(source)]
    boroughs = ["Newham", "Lambeth", "Barnet", "Hackney", "Croydon", "Brent", "Tower Hamlets", "Kingston upon Thames"]
    path = os.path.join(scratch, "records.csv")
    with open(path, "w", newline="") as target:
        target.write("id,date,postcode,responsible_borough,referral_type\n")
        for _ in range(1_000_000):
            postcode, fate = draw.choice(postcodes), draw.random()
            if fate < 0.10: postcode = postcode.replace(" ", "")
            elif fate < 0.15: postcode = postcode.lower()
            elif fate < 0.16: postcode = ""
            elif fate < 0.17: postcode = "ZZ99 3VZ"
            elif fate < 0.18: postcode = postcode[:-1] + "?"
            day = f"20{draw.randrange(19, 25)}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"
            kind = draw.choice(("intervention", "intelligence"))
            target.write(f"p{draw.randrange(700_000)},{day},{postcode},{draw.choice(boroughs)},{kind}\n")
    return path


def unpacked(scratch):
    path = os.path.join(scratch, "postcodes.csv")
    with gzip.open(f"{shared}/geodata/postcodes/codepoint_open_2025_gb.csv.gz", "rb") as source, open(path, "wb") as target:
        shutil.copyfileobj(source, target)
    return path


def timed_inside(command):
    """What a program says that its work took: seconds and digest, from its line of JSON."""
    line = json.loads(subprocess.check_output(command, text=True, stderr=subprocess.DEVNULL).strip().splitlines()[-1])
    return {"seconds": line["seconds"], "digest": line["digest"]}


# A process begins with the memory of the one that starts it, so that a small one must: this driver has held whole tables.
STARTER = """
import json, os, sys, time
start = time.perf_counter()
quiet = os.open(os.devnull, os.O_WRONLY)
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)])
_, status, usage = os.wait4(child, 0)
print(json.dumps({"status": status, "seconds": time.perf_counter() - start, "megabytes": usage.ru_maxrss / 1024}))
"""


def timed_whole(command):
    """Wall seconds and peak resident megabytes of a whole process."""
    run = json.loads(subprocess.check_output([sys.executable, "-S", "-c", STARTER, *command], text=True))
    if run.pop("status") != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return run


def knows(verb):
    """Whether this wardlight has a verb."""
    return bool(wardlight) and subprocess.run([wardlight, verb, "--help"], capture_output=True).returncode == 0


def peer(work):
    return [sys.executable, f"{shared}/peers/peers.py", work, shared]


def rows(scratch, wanted):
    """Each row: name, what is done, how it is timed, our command, the peer's, the ratio asked for."""
    chosen = lambda name: not wanted or name in wanted
    found = []
    inside = [
        ("join-london", "1,000,000 points in 4,835 areas, index ready", "join-london", 30),
        ("join-ew", "1,000,000 points in 34,753 areas, index ready", "join-ew", 30),
        ("join-london-built", "the same in 4,835, index built in the call", "join-london", 15),
        ("join-ew-built", "the same in 34,753, index built in the call", "join-ew", 8),
        ("read-ew", "read and transform 34,753 polygons", "read-ew", 2),
    ]
    if any(chosen(row[0]) for row in inside):
        places = points(scratch)
        found += [(n, t, timed_inside, [measure, n, shared, places], peer(p), a) for n, t, p, a in inside if chosen(n)]
    if chosen("count"):
        found += count_row(scratch)
    if chosen("import"):
        found += import_row(scratch)
    return found


def count_row(scratch):
    """Whole processes: a million records with postcodes → counts per ward; once from the peer's own file of postcodes, once from a store made before the clock starts."""
    if not (knows("count") and knows("postcodes")):
        print("left out: count (this wardlight has no such verb)", file=sys.stderr)
        return []
    table, store, packed = records(scratch), os.path.join(scratch, "gazetteer.sqlite"), f"{shared}/geodata/postcodes/codepoint_open_2025_gb.csv.gz"
    subprocess.run([wardlight, "postcodes", "import", packed, "--store", store, "--quiet"], check=True, stderr=subprocess.DEVNULL)
    theirs = [sys.executable, f"{here}/count_geopandas.py", shared, table, f"{scratch}/theirs.csv"]
    subprocess.run(theirs, check=True, stdout=subprocess.DEVNULL)
    found = []
    for name, title, postcodes in (("count", "postcodes from the same csv.gz", packed), ("count-store", "postcodes from a store", store)):
        ours = count_command(table, postcodes, f"{scratch}/ours.csv")
        subprocess.run(ours, check=True, stderr=subprocess.DEVNULL)
        same_counts(f"{scratch}/ours.csv", f"{scratch}/theirs.csv")
        found.append((name, f"1,000,000 CSV rows with postcodes → counts per ward, whole process, {title}", timed_whole, ours, theirs, 5))
    return found


def count_command(table, postcodes, output):
    wards = f"{shared}/geodata/wards/london_wards_2022.geojson"
    return [wardlight, "count", table, "--areas", wards, "--id", "WD25CD", "--store", postcodes, "--nearest", "0", "--not-personal", "--policy", "public",
            "--quiet", "-o", output]


def same_counts(ours, theirs):
    """Stops where a single ward has another count."""
    with open(ours) as a, open(theirs) as b:
        left = {row["code"]: int(row["count"]) for row in csv.DictReader(a)}
        right = {row["WD25CD"]: int(row["count"]) for row in csv.DictReader(b)}
    if left != right:
        sys.exit(f"count: {sum(left.get(code) != right[code] for code in right)} of {len(right)} wards have other counts than the peer's")


def count_memory(scratch):
    """Peak memory of counting a million rows and ten million."""
    table, store, long = os.path.join(scratch, "records.csv"), os.path.join(scratch, "gazetteer.sqlite"), os.path.join(scratch, "long.csv")
    if not os.path.exists(table) or not os.path.exists(store):
        return ""
    with open(table, "rb") as source, open(long, "wb") as target:
        target.write(source.readline())
        start = source.tell()
        for _ in range(10):
            source.seek(start)
            shutil.copyfileobj(source, target)
    one, ten = (timed_whole(count_command(path, store, f"{scratch}/ours.csv")) for path in (table, long))
    os.remove(long)
    return (f"`wardlight count` of 1,000,000 rows takes {one['seconds']:.2f} s and {one['megabytes']:.0f} MB, of 10,000,000 rows "
            f"{ten['seconds']:.2f} s and {ten['megabytes']:.0f} MB. In both rows of counting every ward has the peer's count.\n\n")


def import_row(scratch):
    """Whole processes: 1.74 million postcodes from an unpacked table into a new store."""
    if not knows("postcodes") or not shutil.which("sqlite3"):
        print("left out: import (no such verb, or no sqlite3 shell)", file=sys.stderr)
        return []
    table = unpacked(scratch)
    ours = ["sh", "-c", f"rm -f '{scratch}/ours.sqlite' && exec '{wardlight}' postcodes import '{table}' --store '{scratch}/ours.sqlite' --quiet"]
    theirs = [f"{here}/import_sqlite", table, f"{scratch}/theirs.sqlite"]
    return [("import", "import 1,744,635 postcodes, whole process", timed_whole, ours, theirs, 1)]


def table_row(row, runs):
    name, title, timed, ours, theirs, asked = row
    timed(ours), timed(theirs)
    pairs = [(timed(ours), timed(theirs)) for _ in range(runs)]
    digests = {side["digest"] for pair in pairs for side in pair if "digest" in side}
    if len(digests) > 1:
        sys.exit(f"{name}: the answers differ: {sorted(digests)}")
    seconds = lambda side: [pair[side]["seconds"] for pair in pairs]
    ratio = statistics.median(b / a for a, b in zip(seconds(0), seconds(1)))
    memory = ""
    if "megabytes" in pairs[0][0]:
        a, b = (statistics.median(pair[side]["megabytes"] for pair in pairs) for side in (0, 1))
        memory = f"{a:.0f} of {b:.0f} MB ({a / b:.2f})"
    return (f"| {title} | {statistics.median(seconds(0)):.4f} s | {statistics.median(seconds(1)):.3f} s | {ratio:.1f} × "
            f"| {min(seconds(1)) / min(seconds(0)):.1f} × | {asked} × | {memory} | {digests.pop() if digests else ''} |")


def growth(scratch):
    """Our own seconds as points or areas double."""
    lines, places = [], points(scratch)
    for work in ("grow-points", "grow-areas"):
        output = subprocess.check_output([measure, work, shared, places, str(os.cpu_count()), "7"], text=True)
        steps = [json.loads(line) for line in output.splitlines()]
        lines.append("; ".join(f"{step['work']} {step['seconds'] * 1000:.1f} ms" for step in steps) + " – doubling costs "
                     + " and ".join(f"{b['seconds'] / a['seconds']:.2f} ×" for a, b in zip(steps, steps[1:])))
    return lines


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    wanted = sys.argv[2:]
    with tempfile.TemporaryDirectory() as scratch:
        lines = [table_row(row, runs) for row in rows(scratch, wanted)]
        memory = count_memory(scratch)
        curves = growth(scratch) if not wanted or "growth" in wanted else []
    text = f"\n## Geography – `Benchmarks/compare_geography {' '.join(sys.argv[1:]) or runs}`\n\n"
    text += provenance.line(["geopandas", "shapely", "pandas", "numpy"]) + "\n"
    text += f"Medians of {runs} runs in turn; the ratio is the median pair by pair, beside it that of the two bests.\n\n"
    text += "| work | wardlight | peer | ratio | of bests | asked for | peak memory | answer |\n|---|---|---|---|---|---|---|---|\n"
    text += "\n".join(lines) + "\n\n" + memory + "".join(f"{curve}.\n\n" for curve in curves)
    print(text)
    with open(os.path.join(here, "RESULTS.md"), "a") as results:
        results.write(text)


main()
