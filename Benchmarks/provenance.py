"""Under which figures were taken: the day, the machine and the versions of the peers, for the head of a table."""
import importlib.metadata, os, platform, time


def processor():
    with open("/proc/cpuinfo") as lines:
        return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.processor())


def line(packages, load=None):
    """One line; `load` is the machine's before the work, where it was taken then."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in packages]
    if "shapely" in packages:
        import shapely
        versions.append(f"GEOS {shapely.geos_version_string}")
    load = os.getloadavg()[0] if load is None else load
    return f"{time.strftime('%-d %B %Y')}; {processor()}, {os.cpu_count()} processors, load {load:.1f}; {platform.platform()}; {', '.join(versions)}."
