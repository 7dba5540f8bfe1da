#!/usr/bin/env python3
"""Disclosure control at London's size: made-up counts of wards, boroughs and London by year and type, and flows to forces, protected together and attacked.

usage: Benchmarks/protect_london [--to FILE] [REPEATS]

Prints seconds, processor seconds and memory for a tenth of the wards, a third, and all, the best of REPEATS (3), and appends a table to Benchmarks/RESULTS.md, or to FILE. Stops with 1 where a protected count was recovered."""
import json, os, subprocess, sys
import provenance

here = os.path.dirname(os.path.abspath(__file__))


def arguments():
    """The file for the results, and how many times each is done."""
    words, target = sys.argv[1:], os.path.join(here, "RESULTS.md")
    if words[:1] == ["--to"]:
        if len(words) < 2: sys.exit(__doc__)
        target, words = words[1], words[2:]
    if len(words) > 1 or not all(word.isdigit() for word in words): sys.exit(__doc__)
    return target, words[0] if words else "3"


def measured(repeats):
    """The lines of the work, and the most memory that it held, in megabytes."""
    command = ["/usr/bin/time", "-f", "%M", os.environ["MEASURE"], "suppression", "-", "-", str(os.cpu_count()), repeats]
    process = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if process.returncode != 0: sys.exit(f"failed: {' '.join(command)}\n{process.stderr}")
    return [json.loads(line) for line in process.stdout.strip().splitlines()], int(process.stderr.split()[-1]) / 1024


def table_row(line):
    share = lambda name: f"{100 * line[name]:.1f} %"
    return (f"| {line['work'].split('-')[1]} | {line['cells']:,.0f} | {line['primary']:,.0f} | {line['secondary']:,.0f} | {share('kept_cells')} | {share('kept_count')} | {line['attacked']:,.0f} "
            f"| {line['digest']} | {line['seconds']:.2f} s | {line['cpu']:.2f} s |")


def main():
    target, repeats = arguments()
    load = os.getloadavg()[0]
    lines, memory = measured(repeats)
    text = (f"\n## Disclosure control at London's size – `Benchmarks/protect_london {repeats}`\n\n{provenance.line([], load).replace('; .', '.')}\n"
            "Made-up counts, Poisson with skewed rates: wards, boroughs and London × 3 years and all three × 2 types and both; wards, boroughs and London × 43 forces and all. Protected together under a threshold of 5 with at least 3 possible values, then attacked as published; "
            f"the best of {repeats} runs. Asked: about 10 s and 1 GB on 2 processors for all wards, near-linear. Most memory of all runs: {memory:.0f} MB.\n\n"
            "| wards | counts | small | hidden with them | kept, counts | kept, sum | attacked | recovered or narrowed | time | processor time |\n|---|---|---|---|---|---|---|---|---|---|\n"
            + "\n".join(map(table_row, lines)) + "\n")
    print(text)
    with open(target, "a") as results: results.write(text)
    if any(line["digest"] for line in lines): sys.exit("protected counts were recovered")


main()
