#!/usr/bin/env python3
"""Cell suppression on a table whose result is printed: what easySdcTable and sdcTable hide in their handbook's example, what is hidden by hand, and what Wardlight hides under the same rule.

usage: Benchmarks/compare_suppression [--to FILE]

Attacks each of them, prints what it finds, and appends two tables to Benchmarks/RESULTS.md, or to FILE. Stops with 1 where a count that Wardlight protects was recovered."""
import json, os, subprocess, sys
import provenance

here = os.path.dirname(os.path.abspath(__file__))
SOURCE = (
    "Peers' figures are printed ones, not run here, as the R packages could not be had. The table is example `z2` of easySdcTable, made-up counts, in its vignette *Introduction to 'easySdcTable'* "
    "(Langsrud 2025, version 1.1.2, doi:10.32614/CRAN.package.easySdcTable; `articles/easySdcTableVignette.md` of statisticsnorway/ssb-easysdctable), and for the second table *Comparison of suppression methods while developing "
    "easySdcTable ver. 0.8.0* (`comparison/` there; sdcTable 0.32.0, SSBtools 1.2.0). `SIMPLEHEURISTIC` is sdcTable's and protects against exact recalculation; `Gauss` is SSBtools's; SimpleSingle is the first with "
    "protection of single contributors (`detectSingletons`, or `threshold=1` where zeros are hidden).")
PEERS = ["Gauss", "SIMPLEHEURISTIC", "SimpleSingle", "SIMPLEHEURISTIC_OLD"]
READER = (
    "Theirs and those by hand leave blanks, of which a reader knows nothing but that they are not negative, and not 0 where zeros are always shown; Wardlight's leave as ranges such as 5–9, which tell more and must protect nevertheless. "
    "By hand is: wherever a sum has one blank alone, hide its next smallest. The peers protect against exact recalculation, which is what at least 2 values asks for; 3 is Wardlight's usual. Hidden are small counts and others, the sum is that of all counts, totals among them. "
    "One value and fewer than 3 are small counts of which an attacker with a solver for whole numbers is left so little; of counts that leave as 1–2, all are left fewer than 3.")


def target():
    words = sys.argv[1:]
    if not words: return os.path.join(here, "RESULTS.md")
    if len(words) != 2 or words[0] != "--to": sys.exit(__doc__)
    return words[1]


def measured():
    command = [os.environ["MEASURE"], "printed-table", "-", "-", str(os.cpu_count())]
    lines = [json.loads(line) for line in subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip().splitlines()]
    for line in lines: line["demand"], line["method"] = line["work"].split("|")
    return lines


def share(part, whole): return f"{part:.0f} ({100 * part / whole:.0f} %)"


def by_demand(lines):
    found = {}
    for line in lines: found.setdefault(line["demand"], {}).setdefault(line["method"], line)
    return found


def place(line): return 0 if line["method"] in PEERS else 1 if line["method"] == "by hand" else 2


def is_printed(line): return line["hidden_sum"] >= 0 and line["method"] in PEERS


def attacked(lines):
    """What is hidden and given away under each rule for which a peer's pattern is printed."""
    rows = [f"| {demand} | {line['method']} | {line['small']:.0f} | {share(line['hidden'], line['cells'])} | {share(line['hidden_sum'], line['sum'])} | {line['recovered']:.0f} | {line['narrowed']:.0f} |"
            for demand, found in by_demand(lines).items() if any(map(is_printed, found.values())) for line in sorted(found.values(), key=place) if line["hidden_sum"] >= 0]
    return "| table; rule | method | small | hidden, of counts | hidden, of the sum | one value | fewer than 3 |\n|---|---|---|---|---|---|---|\n" + "\n".join(rows)


def counted(lines):
    """How many counts each hides where the peers' number is printed."""
    methods = [*PEERS[:3], "by hand", "wardlight, at least 2 values", "wardlight, at least 3 values"]
    rows = []
    for demand, found in by_demand(lines).items():
        if "SimpleSingle" not in found: continue
        hidden = [number(found[method]) if method in found else "–" for method in methods]
        rows.append(f"| {demand} | {found['by hand']['cells']:.0f} | {found['by hand']['small']:.0f} | " + " | ".join(hidden) + " |")
    return f"| table; rule | counts | small | {' | '.join(methods)} |\n|---|---|---|" + "---|" * len(methods) + "\n" + "\n".join(rows)


def number(line):
    """How many are hidden, and how many small ones are given away all the same where that is known and there are any."""
    return f"{line['hidden']:.0f}" + (f", **{line['recovered']:.0f} given away**" if line["recovered"] > 0 else "")


def main():
    results, load = target(), os.getloadavg()[0]
    lines = measured()
    text = (f"\n## Cell suppression on a printed table – `Benchmarks/compare_suppression`\n\n{provenance.line([], load).replace('; .', '.')}\n{SOURCE}\n\n{READER}\n\n{attacked(lines)}\n\n"
            f"The number of hidden counts alone, small ones among them:\n\n{counted(lines)}\n")
    print(text)
    with open(results, "a") as file: file.write(text)
    if any(line["recovered"] > 0 for line in lines if line["method"].startswith("wardlight")): sys.exit("protected counts were recovered")


main()
