#!/usr/bin/env python3
"""Disclosure control: made-up publications, protected and then attacked.

usage: Benchmarks/attack_publications [--to FILE] [PACKS [SERIES]]

Makes PACKS packs (1000) and SERIES series (100) of 12 monthly, 4 quarterly and a yearly pack over the same months from one seed, protects each pack after all that came before it, attacks all of a series together, and attacks the same packs with
nothing but small counts hidden, where the attacker must win. Prints what he recovered, and appends a table to Benchmarks/RESULTS.md, or to FILE. Stops with 1 where a protected count was recovered or left fewer values than the policy asks for."""
import json, os, subprocess, sys
import provenance

here = os.path.dirname(os.path.abspath(__file__))
measure = os.environ["MEASURE"]
CHUNK = 50
WORKS = {
    "protect-packs": "packs",
    "protect-series": "series of 17 packs",
    "hide-small-only": "packs, small counts alone hidden",
}


def arguments():
    """The file for the results, how many packs, and how many series."""
    words, target = sys.argv[1:], os.path.join(here, "RESULTS.md")
    if words[:1] == ["--to"]:
        if len(words) < 2: sys.exit(__doc__)
        target, words = words[1], words[2:]
    if len(words) > 2 or not all(word.isdigit() for word in words): sys.exit(__doc__)
    packs, series = (words + ["1000", "100"][len(words):])[:2]
    return target, int(packs), int(series)


def done(work, count):
    """What a work says of itself, CHUNK publications at a time, each printed to stderr as well so that nothing is lost; what was recovered goes there as it is found."""
    total = {}
    for first in range(0, count, CHUNK):
        number = min(CHUNK, count - first)
        command = [measure, work, "-", "-", str(os.cpu_count()), str(number), str(first)]
        process = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        if process.returncode != 0: sys.exit(f"failed: {' '.join(command)}")
        line = json.loads(process.stdout.strip().splitlines()[-1])
        print(first, json.dumps(line), file=sys.stderr, flush=True)
        for name, value in line.items():
            if isinstance(value, (int, float)): total[name] = total.get(name, 0) + value
    return total


def table_row(work, line):
    whole = lambda name: f"{line[name]:,.0f}"
    kept_cells = 1 - (line["primary"] + line["secondary"]) / line["cells"]
    share = lambda part: f"{100 * part:.1f} %"
    return (f"| {WORKS[work]} | {whole('publications')} | {whole('refused')} | {whole('cells')} | {whole('primary')} | {whole('secondary')} | {share(kept_cells)} | {share(line['kept_sum'] / line['sum'])} | {whole('attacked')} "
            f"| {whole('breaches')} | {whole('recovered')} | {whole('won')} | {whole('without_interior')} | {line['seconds']:.0f} s | {line['cpu']:.0f} s |")


def main():
    target, packs, series = arguments()
    load = os.getloadavg()[0]
    lines = {work: done(work, series if work == "protect-series" else packs) for work in WORKS}
    text = (f"\n## Disclosure control – `Benchmarks/attack_publications {packs} {series}`\n\n{provenance.line([], load).replace('; .', '.')}\n"
            "Made-up publications with counts as small and skewed as real ones (Poisson with a gamma rate, 0.8 a ward and year), threshold 5, at least 3 possible values. Primary are counts of 1 to 4, secondary those hidden with them; kept are counts that leave exactly, as a share of "
            "counts and of their sum. Attacked are protected counts and those that follow from others; a breach is one left fewer than 3 values, recovered one left a single value; won are publications in which any was recovered.\n\n"
            "| what | publications | refused | counts | primary | secondary | kept, counts | kept, sum | attacked | breaches | recovered | won | interior not modelled | time | processor time |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n"
            + "\n".join(table_row(work, line) for work, line in lines.items()) + "\n")
    print(text)
    with open(target, "a") as results: results.write(text)
    if lines["protect-packs"]["digest"] or lines["protect-series"]["digest"]: sys.exit("protected counts were recovered")
    if not lines["hide-small-only"]["won"]: sys.exit("the attacker cannot win even where nothing protects small counts")


main()
