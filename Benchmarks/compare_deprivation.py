#!/usr/bin/env python3
"""Deprivation overlay of London, whole process: `wardlight deprivation` against the script an analyst would write with pandas, scipy, statsmodels and esda.

usage: Benchmarks/compare_deprivation [--to FILE] [--permutations N] [RUNS [LEVEL…]]

Runs ours and the peer's in turn, RUNS times each (3) after a warm-up of both, each a process that reads, joins, computes and writes; checks that the two agree, and appends a table of medians,
bests and ratios pair by pair to Benchmarks/RESULTS.md, or to FILE. LEVEL is wards or lsoas; both otherwise, and then their sum. Counts by area are made before the clock starts."""
import csv, json, math, os, statistics, subprocess, sys, tempfile, time
import provenance

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
here = os.path.join(root, "Benchmarks")
shared = os.path.abspath(os.environ.get("WARDLIGHT_SHARED", os.path.join(root, "..", "shared")))
wardlight = os.environ["WARDLIGHT"]
data = f"{shared}/geodata"
DOMAINS = ["imd", "income", "employment", "education", "health", "crime", "housing", "environment"]
LEVELS = {
    "wards": ("633 wards, 33 boroughs", [f"{data}/wards/london_wards_2018.geojson", "--id", "ward_code", "--name", "ward_name", "--group", "borough",
                                         "--lookup", f"{data}/lookups/lsoa_2011_to_ward_2018_bestfit.csv"]),
    "lsoas": ("4,835 LSOAs, 33 boroughs", [f"{data}/lsoa/london_lsoa_2011.shp", "--id", "LSOA11CD", "--name", "LSOA11NM", "--group", "LAD11CD"]),
}


def ours(level, scratch, permutations):
    indices = ["--index", f"{data}/deprivation/iod2019_lsoa_2011.csv.gz", "--index", f"{data}/deprivation/iod2019_lsoa_2011_domains.csv.gz"]
    return [wardlight, "deprivation", *LEVELS[level][1], *indices, "--counts", f"{scratch}/{level}.csv", "--value", "count", "--population", "people", "--whole", "London", "--noun", "burglaries",
            "--weights", "queen", "--permutations", str(permutations), "--policy", "public", "--no-pictures", "--quiet", "-o", f"{scratch}/ours-{level}"]


def theirs(level, scratch, permutations):
    return [sys.executable, f"{here}/deprivation_peers.py", level, shared, scratch, f"{scratch}/theirs-{level}", str(permutations)]


def measured(command):
    """Wall seconds, processor seconds and peak resident megabytes of one process and those it waits for."""
    with tempfile.TemporaryFile() as words:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=words)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if status != 0:
            words.seek(0)
            sys.exit(f"failed: {' '.join(command)}\n{words.read().decode()[-2000:]}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def table(folder, name):
    with open(f"{folder}/{name}.csv", newline="") as source:
        return list(csv.DictReader(source))


class Answers:
    """The largest difference of each kind of answer, beside the one that the printed decimals and the two ways of computing allow."""

    def __init__(self): self.kinds = {}

    def add(self, kind, ours, theirs, allowed, relative=False):
        if ours == "": return
        difference = abs(float(ours) - theirs) / (abs(theirs) if relative else 1)
        _, largest, count = self.kinds.get(kind, (allowed, 0.0, 0))
        self.kinds[kind] = (allowed, max(largest, difference if not math.isnan(difference) else math.inf), count + 1)

    def __str__(self):
        parts = [f"{kind} ({count:,}): {largest:.1g}{'' if largest <= allowed else f' **more than {allowed:g}**'}" for kind, (allowed, largest, count) in self.kinds.items()]
        return "; ".join(parts)

    def agree(self): return all(largest <= allowed for allowed, largest, _ in self.kinds.values())


def answers(level, scratch):
    """Ours held against the peer's."""
    mine, other = f"{scratch}/ours-{level}", json.load(open(f"{scratch}/theirs-{level}/digest.json"))
    found = Answers()
    london = [row for row in table(mine, "measures") if row["name"] == "London"]
    if len(london) != len(DOMAINS): sys.exit(f"{level}: wardlight tells {len(london)} measures, not {len(DOMAINS)}")
    for key, row in zip(DOMAINS, london):
        found.add("rho of domains", row["rho"], other["london"][key]["rho"], 1e-6)
        found.add("tau of domains", row["tau"], other["london"][key]["tau"], 1e-6)
        found.add("effective n", row["n_effective"], other["london"][key]["effective"], 0.005, relative=True)
    for row in table(mine, "association"):
        if row["name"] not in other["groups"]: continue
        found.add("rho of boroughs", row["rho"], other["groups"][row["name"]]["rho"], 1e-6)
        found.add("tau of boroughs", row["tau"], other["groups"][row["name"]]["tau"], 1e-6)
    for row in table(mine, "areas"):
        found.add("scores", row["score"], other["scores"][row["id"]], 6e-4)
        found.add("expected counts", row["expected"], other["expected"][row["id"]], 1e-5, relative=True)
    for family, row in zip(("poisson", "negative_binomial"), table(mine, "model")):
        found.add("rate ratios", row["rate_ratio_10"], math.exp(10 * other["model"][family]), 2e-6)
        if row["theta"]: found.add("theta", row["theta"], other["model"]["theta"], 1e-5, relative=True)
    unequal = [row["value"] for row in table(mine, "inequality") if row["name"] == "London"]
    for value, key in zip(unequal, ("index", "slope", "relative")):
        found.add("inequality", value, other["inequality"][key], 1e-5)
    return found


def table_row(title, asked, pairs, said):
    middle = lambda side, figure: statistics.median(pair[side][figure] for pair in pairs)
    ratio = lambda figure: statistics.median(pair[1][figure] / pair[0][figure] for pair in pairs)
    best = min(pair[1][0] for pair in pairs) / min(pair[0][0] for pair in pairs)
    verdict = "" if asked is None else f"{asked} ×" + ("" if ratio(0) >= asked else " **missed**")
    print(f"{title}: {ratio(0):.1f} ×", file=sys.stderr)
    return (f"| {title} | {middle(0, 0):.2f} s | {middle(1, 0):.2f} s | {ratio(0):,.1f} × | {best:,.1f} × | {ratio(1):,.1f} × | {middle(0, 2):.0f} / {middle(1, 2):.0f} MB | {verdict} | {said} |")


def arguments():
    """The file for the results, the permutations, how many runs, and the levels."""
    words, target, permutations = sys.argv[1:], os.path.join(here, "RESULTS.md"), 9_999
    while words and words[0] in ("--to", "--permutations"):
        if len(words) < 2: sys.exit(__doc__)
        if words[0] == "--to": target = words[1]
        else: permutations = int(words[1])
        words = words[2:]
    if words and not words[0].isdigit(): sys.exit(__doc__)
    runs, wanted = int(words[0]) if words else 3, words[1:] or list(LEVELS)
    if set(wanted) - set(LEVELS): sys.exit(f"no such level: {', '.join(sorted(set(wanted) - set(LEVELS)))}\n\n{__doc__}")
    return target, permutations, runs, wanted


def main():
    target, permutations, runs, wanted = arguments()
    load = os.getloadavg()[0]
    lines, every, agree = [], [], True
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.executable, f"{here}/deprivation_peers.py", "--make", shared, scratch], check=True)
        for level in wanted:
            work = ours(level, scratch, permutations), theirs(level, scratch, permutations)
            for command in work: measured(command)
            pairs = [tuple(measured(command) for command in work) for _ in range(runs)]
            found = answers(level, scratch)
            agree = agree and found.agree()
            every.append(pairs)
            lines.append(table_row(LEVELS[level][0], None, pairs, found))
    if len(every) > 1:
        sums = [tuple(tuple(sum(run[side][figure] for run in together) if figure < 2 else max(run[side][2] for run in together) for figure in range(3)) for side in (0, 1)) for together in zip(*every)]
        lines.append(table_row("the full overlay", 20, sums, ""))
    text = f"\n## Deprivation – `Benchmarks/compare_deprivation {' '.join([str(runs)] + (wanted if wanted != list(LEVELS) else []))}`\n\n"
    text += provenance.line(["pandas", "scipy", "statsmodels", "esda", "libpysal", "geopandas", "numpy"], load) + "\n"
    text += (f"Whole process, medians of {runs} runs in turn after a warm-up of both; the ratio is the median pair by pair, beside it that of the two bests and of the processors' seconds. Both read the Indices of Deprivation 2019 "
             f"(score, rank and seven domains of 32,844 LSOAs), the boundaries and a table of counts and people; summarise LSOAs for wards; tell Spearman with {permutations:,} permutations, Kendall and the effective n for London and each borough with the "
             "index and each domain, concentration and slope indices; fit Poisson and negative binomial with offset; test residuals, their Gi\\* and bivariate local Moran. Ours also draws the maps and charts, writes the page, the layer and "
             "the manifest with checksums; the peer writes tables only. Permutations of ranks are drawn by numpy's `Generator.permuted` and multiplied with all measures in one matrix product, far faster than "
             "`scipy.stats.permutation_test`; esda runs on all processors. The last column is the largest difference of the two sides' answers.\n\n"
             "| work | wardlight | peer | ratio | of bests | of processor seconds | peak memory | asked for | answers |\n|---|---|---|---|---|---|---|---|---|\n" + "\n".join(lines) + "\n\n")
    print(text)
    with open(target, "a") as results:
        results.write(text)
    if not agree: sys.exit("the answers differ by more than is allowed")


main()
