#!/usr/bin/env python3
"""Disclosure control at London's size: made-up counts of wards, boroughs and London by year and type, and flows to forces, protected together and attacked.

usage: Benchmarks/protect_london [--to FILE] [REPEATS]

Prints seconds, processor seconds and memory for 100, 200 and 400 wards and for all 633, and with hidden zeros for 100 and all, each in a process of its own, the best of REPEATS (3), and appends a table to Benchmarks/RESULTS.md, or to FILE. Stops with 1 where a protected count was recovered."""
import json, math, os, subprocess, sys
import provenance

here = os.path.dirname(os.path.abspath(__file__))
WARDS = [100, 200, 400, 633]
WARDS_WITH_HIDDEN_ZEROS = [100, 633]


def arguments():
    """The file for the results, and how many times each is done."""
    words, target = sys.argv[1:], os.path.join(here, "RESULTS.md")
    if words[:1] == ["--to"]:
        if len(words) < 2: sys.exit(__doc__)
        target, words = words[1], words[2:]
    if len(words) > 1 or not all(word.isdigit() for word in words): sys.exit(__doc__)
    return target, words[0] if words else "3"


def measured(wards, repeats, ending=""):
    """The line of the work, with the most memory that it held, in megabytes."""
    command = [os.environ["MEASURE"], f"suppress-{wards}{ending}", "-", "-", str(os.cpu_count()), repeats]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0: sys.exit(f"failed: {' '.join(command)}")
    return json.loads(text) | {"wards": wards, "memory": usage.ru_maxrss / 1024}


def table_row(line):
    share = lambda name: f"{100 * line[name]:.1f} %"
    times = lambda kind: f"{line[kind] - line['attack_' + kind]:.2f} + {line['attack_' + kind]:.2f} s"
    return (f"| {line['wards']} | {line['cells']:,.0f} | {line['primary']:,.0f} | {line['secondary']:,.0f} | {line['in_vain']:,.0f} | {share('kept_cells')} | {share('kept_count')} | {line['attacked']:,.0f} "
            f"| {line['digest']} | {times('seconds')} | {times('cpu')} | {line['memory']:.0f} MB |")


def growth(lines, name):
    """The power of the number of counts with which something grows, by the smallest and the largest."""
    return math.log(lines[-1][name] / lines[0][name]) / math.log(lines[-1]["cells"] / lines[0]["cells"])


def table(lines):
    """The rows under their heading, and how time and memory grow."""
    return ("\n| wards | counts | small | hidden with them | of these in vain | kept, counts | kept, sum | attacked | recovered or narrowed | time | processor time | peak memory |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n"
            + "\n".join(map(table_row, lines))
            + f"\n\nFrom {lines[0]['wards']} to {lines[-1]['wards']} wards, time grows with the number of counts to the power {growth(lines, 'seconds'):.2f}, processor time {growth(lines, 'cpu'):.2f}, memory {growth(lines, 'memory'):.2f}.\n")


def main():
    target, repeats = arguments()
    load = os.getloadavg()[0]
    shown = [measured(wards, repeats) for wards in WARDS]
    hidden = [measured(wards, repeats, "-hidden-zeros") for wards in WARDS_WITH_HIDDEN_ZEROS]
    text = (f"\n## Disclosure control at London's size – `Benchmarks/protect_london {repeats}`\n\n{provenance.line([], load).replace('; .', '.')}\n"
            "Made-up counts, Poisson with skewed rates: wards, boroughs and London × 3 years and all three × 2 types and both; wards, boroughs and London × 43 forces and all. Protected together under a threshold of 5 with at least 3 possible values, then attacked as published; "
            f"each size in a process of its own, the best of {repeats} runs; time is that of protection + that of the attack. In vain are counts of 5 or more that are hidden for others and yet follow from what is shown. Asked: about 10 s and 1 GB on 2 processors for all wards, near-linear.\n"
            f"{table(shown)}\nThe same with hidden zeros (`threshold:5,zeros:hidden`):\n{table(hidden)}")
    print(text)
    with open(target, "a") as results: results.write(text)
    if any(line["digest"] for line in shown + hidden): sys.exit("protected counts were recovered")


main()
