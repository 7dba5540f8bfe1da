#!/usr/bin/env python3
"""Maps: wardlight's drawing, classes and simplification against geopandas with matplotlib, mapclassify and shapely.

usage: Benchmarks/compare_cartography [--to FILE] [RUNS [ROW…]]

Runs ours and the peer's in turn, RUNS times each (5), each in a process of its own that does its work once before the clock starts, and appends
a table of medians, bests and ratios pair by pair to Benchmarks/RESULTS.md, or to FILE. ROW picks rows by name; all otherwise. The names are those below, and
growth-vertices."""
import json, os, statistics, subprocess, sys, tempfile
import provenance

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
here = os.path.join(root, "Benchmarks")
shared = os.path.abspath(os.environ.get("WARDLIGHT_SHARED", os.path.join(root, "..", "shared")))
measure = os.environ["MEASURE"]
threads = str(os.cpu_count())

# Name, what is done, the peer's script, the times asked for, the most bytes asked for, and the share of the peer's bytes.
ROWS = [
    ("map-wards", "633 wards, polygons to SVG, against GeoDataFrame.plot + savefig", "shared", 5, 250_000, 1 / 15),
    ("map-ew", "34,753 LSOAs, polygons to SVG, against GeoDataFrame.plot + savefig", "shared", 10, 3_000_000, None),
    ("breaks", "optimal natural breaks, 35,000 values, k = 5, against mapclassify.FisherJenks", "shared", 100, None, None),
    ("simplify-ew", "shared borders of 34,753 LSOAs, 100 m, against shapely.coverage_simplify", "shared", 3, None, None),
    ("simplify-wards", "shared borders of 633 wards, 60 m, against shapely.coverage_simplify", "own", 3, None, None),
]


def inputs(scratch):
    """The values that peers.py parts into classes."""
    import numpy as np
    path = os.path.join(scratch, "values.f64")
    np.random.default_rng(3).lognormal(3, 1, 35_000).astype("<f8").tofile(path)
    return path


def timed(command):
    """What a program says that its work took, from its last line of JSON."""
    run = subprocess.run(command, text=True, capture_output=True)
    if run.returncode != 0:
        sys.exit(f"failed: {' '.join(command)}\n{run.stderr[-2000:]}")
    line = json.loads(run.stdout.strip().splitlines()[-1])
    if line["work"] == "breaks" and line["peer"] != "wardlight":
        line["digest"] = round(1e6 * sum(line["digest"]))
    return line


def peer(script, work):
    own = [sys.executable, f"{here}/cartography_peers.py", work, shared]
    return own if script == "own" else [sys.executable, f"{shared}/peers/peers.py", work, shared]


def table_row(row, runs, values):
    name, title, script, asked, most, share = row
    file = values if name == "breaks" else os.devnull
    pairs = [(timed([measure, name, shared, file, threads]), timed(peer(script, name))) for _ in range(runs)]
    seconds = lambda side: [pair[side]["seconds"] for pair in pairs]
    ratio = statistics.median(b / a for a, b in zip(seconds(0), seconds(1)))
    one = statistics.median(pair[1]["seconds"] / pair[0]["cpu"] for pair in pairs)
    ours, theirs = (pair_side["digest"] for pair_side in pairs[-1])
    answers = f"{ours:,} / {theirs:,}"
    if most is not None:
        kept = ours < most and (share is None or ours <= share * theirs)
        answers += f" bytes, 1/{theirs / ours:.1f}" + ("" if kept else " **too many**")
    verdict = f"{asked} ×" + ("" if ratio >= asked else " **missed**")
    print(f"{name}: {ratio:.1f} ×", file=sys.stderr)
    return (f"| {title} | {1000 * statistics.median(seconds(0)):.1f} ms | {statistics.median(seconds(1)):.3f} s | {ratio:,.1f} × "
            f"| {min(seconds(1)) / min(seconds(0)):,.1f} × | {one:,.1f} × | {verdict} | {answers} |")


def growth():
    """Our own best of five as the vertices double."""
    output = subprocess.check_output([measure, "grow-vertices", shared, os.devnull, threads, "5"], text=True)
    steps = [json.loads(line) for line in output.splitlines()]
    sizes = [int(step["work"].split()[0]) for step in steps]
    lines = ["| vertices | seconds | doubling costs | of all processors | doubling costs | ns a vertex |", "|---|---|---|---|---|---|"]
    for place, (size, step) in enumerate(zip(sizes, steps)):
        before = steps[place - 1] if place else None
        cost = lambda key: f"{step[key] / before[key]:.2f} ×" if before else ""
        lines.append(f"| {size:,} | {step['seconds']:.4f} | {cost('seconds')} | {step['cpu']:.4f} | {cost('cpu')} | {1e9 * step['cpu'] / size:.0f} |")
    return "\n".join(lines) + "\n\n"


def arguments():
    """The file for the results, how many runs, and the rows."""
    words, target = sys.argv[1:], os.path.join(here, "RESULTS.md")
    if words[:1] == ["--to"]:
        if len(words) < 2: sys.exit(__doc__)
        target, words = words[1], words[2:]
    if words and not words[0].isdigit(): sys.exit(__doc__)
    runs, wanted = int(words[0]) if words else 5, words[1:]
    unknown = set(wanted) - {row[0] for row in ROWS} - {"growth-vertices"}
    if unknown:
        sys.exit(f"no such row: {', '.join(sorted(unknown))}\n\n{__doc__}\n{', '.join(row[0] for row in ROWS)}")
    return target, runs, wanted


def main():
    target, runs, wanted = arguments()
    chosen = lambda name: not wanted or name in wanted
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as scratch:
        values = inputs(scratch)
        lines = [table_row(row, runs, values) for row in ROWS if chosen(row[0])]
    text = f"\n## Maps – `Benchmarks/compare_cartography {' '.join([str(runs)] + wanted)}`\n\n"
    text += provenance.line(["geopandas", "shapely", "matplotlib", "mapclassify", "numpy"], load) + "\n"
    if lines:
        text += (f"Medians of {runs} runs in turn, each after a warm-up in its own process; the ratio is the median pair by pair, beside it that of the two bests, "
                 "and the peer's seconds over the seconds of all our processors together. Reading is outside the clock, simplification inside. The last column is ours and the peer's answer: bytes of SVG, "
                 "the sum of the breaks in millionths, or the coordinates left.\n\n"
                 "| work | wardlight | peer | ratio | of bests | of our processor seconds | asked for | answers |\n|---|---|---|---|---|---|---|---|\n" + "\n".join(lines) + "\n\n")
    if chosen("growth-vertices"): text += "Shared borders simplified at 60 m, London's wards once, twice, four and eight times side by side:\n\n" + growth()
    print(text)
    with open(target, "a") as results:
        results.write(text)


main()
