#!/usr/bin/env python3
"""Flows: wardlight's gravity model against numpy, on London's commuters of 2011 between 984 MSOAs.

usage: Benchmarks/compare_flows [--to FILE] [RUNS [ROW…]]

Runs ours and the peer's in turn, RUNS times each (5), each a process of its own that does its work REPEATS times (10) on tables that are ready, of which the best counts; checks that the two agree, and
appends a table of medians, bests and ratios pair by pair to Benchmarks/RESULTS.md, or to FILE. ROW is gravity-kept or gravity-left-out, with -plain against numpy as textbooks write it
down; all otherwise."""
import json, os, statistics, subprocess, sys, tempfile
import provenance

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
here = os.path.join(root, "Benchmarks")
shared = os.path.abspath(os.environ.get("WARDLIGHT_SHARED", os.path.join(root, "..", "shared")))
measure = os.environ["MEASURE"]
threads = str(os.cpu_count())
repeats = os.environ.get("REPEATS", "10")

# What is measured: its name, what is done, and the ratio asked for. Another measurement of flows has its own list, its own commands and its own answers beside these.
GRAVITY = {
    "gravity-kept": ("doubly constrained gravity, 984 × 984, exponential, self-flows kept", 10),
    "gravity-left-out": ("doubly constrained gravity, 984 × 984, exponential, self-flows left out", 10),
    "gravity-kept-plain": ("the same against plain numpy, self-flows kept", 10),
    "gravity-left-out-plain": ("the same against plain numpy, self-flows left out", 10),
}
# The largest relative difference allowed in each answer: both stop where a margin is missed by a billionth at most and beta by 10^-7 of its standard error.
ALLOWED = {"beta": 1e-8, "standard_error": 1e-6, "deviance": 1e-9, "pearson": 1e-8, "largest": 1e-8}


def timed(command):
    """What a program says that its work took and found, from its last line of JSON, with the peak resident megabytes of its process."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as words:
        process = subprocess.Popen(command, stdout=output, stderr=words)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0), words.seek(0)
        if status != 0: sys.exit(f"failed: {' '.join(command)}\n{words.read()[-2000:]}")
        return json.loads(output.read().strip().splitlines()[-1]) | {"megabytes": usage.ru_maxrss / 1024}


def commands(row, table):
    work, is_plain = row.removesuffix("-plain"), row.endswith("-plain")
    ours = [measure, work, shared, table, threads, repeats]
    return ours, [sys.executable, f"{here}/flows_peers.py", "gravity", work.removeprefix("gravity-"), table, repeats] + ["plain"] * is_plain


def table_row(row, runs, table):
    """A row of the results, and whether the answers agree."""
    title, asked = GRAVITY[row]
    pairs = [tuple(timed(command) for command in commands(row, table)) for _ in range(runs)]
    middle = lambda side, figure: statistics.median(pair[side][figure] for pair in pairs)
    ratio = lambda figure: statistics.median(pair[1][figure] / pair[0][figure] for pair in pairs)
    best = min(pair[1]["seconds"] for pair in pairs) / min(pair[0]["seconds"] for pair in pairs)
    off = {name: abs(pairs[-1][0][name] / pairs[-1][1][name] - 1) for name in ALLOWED}
    said = "; ".join(f"{name.replace('_', ' ')} {value:.0e}{'' if value <= ALLOWED[name] else ' **too much**'}" for name, value in off.items())
    verdict = f"{asked} ×" + ("" if ratio("seconds") >= asked else " **missed**")
    print(f"{row}: {ratio('seconds'):.1f} ×", file=sys.stderr)
    passes = " / ".join(f"{pairs[-1][side]['passes']:.0f}" for side in (0, 1))
    return (f"| {title} | {1000 * middle(0, 'seconds'):.1f} ms | {1000 * middle(1, 'seconds'):.1f} ms | {ratio('seconds'):.1f} × | {best:.1f} × | {ratio('cpu'):.1f} × "
            f"| {middle(0, 'megabytes'):.0f} / {middle(1, 'megabytes'):.0f} MB | {passes} | {verdict} | {said} |"), all(value <= ALLOWED[name] for name, value in off.items())


def arguments():
    """The file for the results, how many runs, and the rows."""
    words, target = sys.argv[1:], os.path.join(here, "RESULTS.md")
    if words[:1] == ["--to"]:
        if len(words) < 2: sys.exit(__doc__)
        target, words = words[1], words[2:]
    if words and not words[0].isdigit(): sys.exit(__doc__)
    runs, wanted = int(words[0]) if words else 5, words[1:] or list(GRAVITY)
    if set(wanted) - set(GRAVITY): sys.exit(f"no such row: {', '.join(sorted(set(wanted) - set(GRAVITY)))}\n\n{__doc__}")
    return target, runs, wanted


def gravity(runs, wanted):
    """The rows of the gravity model, and whether all answers agree."""
    with tempfile.TemporaryDirectory() as scratch:
        table = f"{scratch}/commuters.f64"
        subprocess.run([sys.executable, f"{here}/flows_peers.py", "--make", shared, table], check=True)
        for row in wanted:
            for command in commands(row, table): timed(command)
        rows = [table_row(row, runs, table) for row in wanted]
    text = (f"Library calls on tables that are ready; the best of {repeats} in each of {runs} processes in turn after a warm-up of both, medians of them; the ratio is the median pair by pair, beside it that of the two bests and of the processors' seconds. "
            "Both give beta, its standard error with margins profiled out, the balanced table, deviance and Pearson's statistic; ours also the null deviance. Both balance margins to a billionth and begin with Hyman's beta. numpy balances by Furness's method with two "
            "products of the table and a vector in a step, which BLAS runs on all processors, begins with the factors of the step before and finds beta by the secant method, with no new memory for tables. Plain numpy is the same as textbooks write it down: it makes its tables anew, sums them by rows and columns and begins every balance with ones. Passes are those over the table, ours and numpy's, in which margins are "
            "balanced; about a quarter of ours have full precision. Memory is the process's peak, the table that is read included. The last column is the relative difference of the answers.\n\n"
            "| work | wardlight | numpy | ratio | of bests | of processor seconds | peak memory | passes | asked for | answers |\n|---|---|---|---|---|---|---|---|---|---|\n" + "\n".join(row for row, _ in rows) + "\n")
    return text, all(agree for _, agree in rows)


def main():
    target, runs, wanted = arguments()
    load = os.getloadavg()[0]
    text, agree = gravity(runs, wanted)
    text = f"\n## Flows – `Benchmarks/compare_flows {' '.join([str(runs)] + (wanted if wanted != list(GRAVITY) else []))}`\n\n{provenance.line(['numpy', 'pandas'], load)}\n{text}\n"
    print(text)
    with open(target, "a") as results: results.write(text)
    if not agree: sys.exit("the answers differ by more than is allowed")


main()
