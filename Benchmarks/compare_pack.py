#!/usr/bin/env python3
"""A borough's pack, whole process: wardlight against the script an analyst would write with geopandas, esda and matplotlib.

usage: Benchmarks/compare_pack [RUNS]

Runs the two in turn, RUNS times each after one warm-up, and prints medians and the ratio pair by pair. The peers live in a virtual
environment outside the tree; Benchmarks/compare_pack makes it."""
import csv, os, statistics, subprocess, sys, tempfile, time
import provenance

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
shared = os.environ.get("WARDLIGHT_SHARED", os.path.join(root, "..", "shared"))


def measured(command):
    """Wall seconds, processor seconds and peak resident megabytes of one process and those it waits for."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed with status {status}: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def configuration(scratch):
    """The configuration with links added, so that the same flow map is drawn: one line for each borough to which commuters go."""
    links = os.path.join(scratch, "links.csv")
    with open(f"{shared}/geodata/flows/census_2011_borough_commuting_london.csv", newline="") as source, open(links, "w", newline="") as target:
        rows = csv.writer(target)
        rows.writerow(["date", "responsible_borough", "county_force"])
        for pair in csv.DictReader(source):
            if pair["la_1"] != pair["la_2"]:
                rows.writerow(["2020-06-01", pair["la_1"], pair["la_2"]])
    path = os.path.join(scratch, "wardlight.yaml")
    with open(f"{root}/Benchmarks/pack-events.yaml") as source, open(path, "w") as target:
        target.write(source.read().replace("../../shared", os.path.abspath(shared)))
        target.write(f"\nforces: {{file: {os.path.abspath(shared)}/geodata/boroughs/london_boroughs_2022.geojson, code: LAD22CD, name: LAD22NM}}\n")
        target.write(f"links: {{file: {links}, personal: false}}\n")
    return path


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as scratch:
        ours = [os.environ["WARDLIGHT"], "pack", "--config", configuration(scratch), "--borough", "Newham", "--london", "--no-pictures", "--quiet", "-o", f"{scratch}/ours"]
        theirs = [sys.executable, f"{shared}/peers/pack_geopandas.py", shared, f"{scratch}/theirs", "Newham"]
        measured(ours), measured(theirs)
        pairs = [(measured(ours), measured(theirs)) for _ in range(runs)]
    middle = lambda side, figure: statistics.median(pair[side][figure] for pair in pairs)
    ratio = lambda figure: statistics.median(pair[1][figure] / pair[0][figure] for pair in pairs)
    print(f"Pack of Newham from 140,291 events, whole process, medians of {runs} runs in turn")
    print(provenance.line(["geopandas", "esda", "libpysal", "matplotlib", "numpy"]) + "\n")
    print("| | wardlight | geopandas script | ratio |\n|---|---|---|---|")
    for name, figure, unit in (("wall", 0, "s"), ("processor", 1, "s"), ("peak memory", 2, "MB")):
        print(f"| {name} | {middle(0, figure):.2f} {unit} | {middle(1, figure):.2f} {unit} | {ratio(figure):.1f} × |")


main()
