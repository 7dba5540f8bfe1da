#!/usr/bin/env python3
"""Flow maps: 352,654 pairs of census commuting reduced to the 500 largest, `wardlight map` against geopandas with matplotlib, and how time and memory grow.

usage: Benchmarks/compare_flow_map [--to FILE] [RUNS]

Each run is a process of its own, from its start to its end, reading both files; ours and the peer's take turns, RUNS times each (5). Growth: the same areas and pairs once, twice
and four times, each copy with codes of its own and a little further north. Appends what it finds to Benchmarks/RESULTS.md, or to FILE."""
import gzip, json, multiprocessing, os, statistics, subprocess, sys, tempfile, time
import provenance

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
here = os.path.join(root, "Benchmarks")
shared = os.path.abspath(os.environ.get("WARDLIGHT_SHARED", os.path.join(root, "..", "shared")))
wardlight = os.environ["WARDLIGHT"]
LARGEST = 500


def tiled(scratch, copies):
    """Zones and pairs, so many copies of them."""
    flows = f"{shared}/geodata/flows/census_2011_msoa"
    zones = json.load(gzip.open(f"{flows}_zones_london.geojson.gz"))
    with gzip.open(f"{flows}_commuting_london.tsv.gz", "rt") as file:
        heading, *rows = file.read().splitlines()
    features, lines = [], [heading]
    for copy in range(copies):
        ending = "" if copy == 0 else f"-{copy}"
        for zone in zones["features"]:
            moved = json.loads(json.dumps(zone))
            moved["properties"]["MSOA11CD"] += ending
            for polygon in moved["geometry"]["coordinates"]:
                for ring in polygon:
                    for place in ring: place[1] += 0.7 * copy
            features.append(moved)
        for row in rows:
            first, second, other = row.split("\t", 2)
            lines.append(f"{first}{ending}\t{second}{ending}\t{other}")
    paths = [f"{scratch}/zones{copies}.geojson", f"{scratch}/pairs{copies}.tsv"]
    json.dump({**zones, "features": features}, open(paths[0], "w"))
    open(paths[1], "w").write("\n".join(lines) + "\n")
    return paths


def run(command):
    """Seconds, and the most memory in mebibytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0: sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def ours(zones, pairs, svg):
    return run([wardlight, "map", zones, "--id", "MSOA11CD", "--name", "MSOA11NM", "--type", "flows", "--links", pairs, "--links-from", "geo_code1",
                "--links-to", "geo_code2", "--value", "all", "--largest", str(LARGEST), "--policy", "public", "--quiet", "-o", svg])


def theirs(zones, pairs, svg):
    return run([sys.executable, f"{here}/flow_map_peer.py", zones, pairs, str(LARGEST), svg])


def main():
    arguments = sys.argv[1:]
    target = arguments[arguments.index("--to") + 1] if "--to" in arguments else f"{here}/RESULTS.md"
    numbers = [int(word) for word in arguments if word.isdigit()]
    runs = numbers[0] if numbers else 5
    with tempfile.TemporaryDirectory() as scratch:
        # In processes of their own: what this one has ever held counts as the memory of each process it starts.
        with multiprocessing.Pool(1) as maker:
            files = dict(zip((1, 2, 4), maker.starmap(tiled, [(scratch, copies) for copies in (1, 2, 4)])))
        svg = f"{scratch}/map.svg"
        pairs = []
        for _ in range(runs):
            own = ours(*files[1], svg)
            size = os.path.getsize(svg)
            pairs.append((own, theirs(*files[1], svg)))
            peer_size = os.path.getsize(svg)
        own, peer = ([pair[side][0] for pair in pairs] for side in (0, 1))
        ratio = statistics.median(b / a for a, b in zip(own, peer))
        lines = ["", "## Flow maps", "", provenance.line(["geopandas", "matplotlib", "pandas"]), "",
                 f"352,654 pairs reduced to the {LARGEST} largest, whole process, {runs} runs each, median (best):", "",
                 "| | seconds | SVG, bytes | memory, MiB |", "|---|---|---|---|",
                 f"| wardlight map | {statistics.median(own):.2f} ({min(own):.2f}) | {size:,} | {max(p[0][1] for p in pairs):.0f} |",
                 f"| geopandas, matplotlib | {statistics.median(peer):.2f} ({min(peer):.2f}) | {peer_size:,} | {max(p[1][1] for p in pairs):.0f} |",
                 "", f"Ratio pair by pair {ratio:.1f}; asked for: under 1 s and under 500,000 bytes.", "",
                 "Growth (best of three):", "", "| pairs | seconds | memory, MiB |", "|---|---|---|"]
        for copies in (1, 2, 4):
            grown = [ours(*files[copies], svg) for _ in range(3)]
            lines.append(f"| {352_654 * copies:,} | {min(g[0] for g in grown):.2f} | {max(g[1] for g in grown):.0f} |")
    open(target, "a").write("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__": main()
