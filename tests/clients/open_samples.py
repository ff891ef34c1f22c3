"""open_samples.py ENTENTE ARCHIVE: ingests the sample archive and opens what `entente export` makes of it with every
client that is installed. All must count what `entente stats` counts.

Exit 0: all agree; 1: they do not, in words; 77: skipped, no client is installed.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

DEBIAN_PYTHON = "/usr/bin/python3"
NETWORKX = """import networkx, sys
g = networkx.read_graphml(sys.argv[1], edge_key_type=str, force_multigraph=True)
print(g.number_of_nodes(), g.number_of_edges())"""
IGRAPH = """import igraph, sys
g = igraph.Graph.Read_GraphML(sys.argv[1])
print(g.vcount(), g.ecount())"""


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed: {done.stderr}")
    return done.stdout


def python_client(name, program):
    """A function from a GraphML file to (nodes, edges), or None where no Python here has the module."""
    for python in (sys.executable, DEBIAN_PYTHON):
        found = os.access(python, os.X_OK) and subprocess.run([python, "-c", f"import {name}"], capture_output=True)
        if found and found.returncode == 0:
            return lambda graphml, dot: run(python, "-c", program, graphml)
    return None


def main():
    entente, archive = sys.argv[1:]
    clients = {"networkx": python_client("networkx", NETWORKX), "igraph": python_client("igraph", IGRAPH)}
    clients["graphviz"] = shutil.which("gc") and (lambda graphml, dot: run("gc", "-n", "-e", dot))
    missing = sorted(name for name, client in clients.items() if not client)
    if missing:
        print("skipped:", ", ".join(missing), "not installed")
    if len(missing) == len(clients):
        sys.exit(77)
    with tempfile.TemporaryDirectory() as directory:
        graph, graphml, dot = (os.path.join(directory, name) for name in ("samples.graph", "x.graphml", "x.dot"))
        run(entente, "ingest", "--graph", graph, archive)
        events = json.loads(run(entente, "stats", "--graph", graph, "--format", "json"))["events"]
        for mode in ([], ["--aggregate"]):
            for format, file in (("graphml", graphml), ("dot", dot)):
                with open(file, "w", encoding="utf-8") as out:
                    out.write(run(entente, "export", "--graph", graph, "--format", format, *mode))
            counts = {
                name: tuple(int(n) for n in client(graphml, dot).split()[:2]) for name, client in clients.items() if client
            }
            print(" ".join(["export", *mode]), counts)
            if len(set(counts.values())) != 1:
                sys.exit(f"the clients do not agree: {counts}")
            nodes, edges = next(iter(counts.values()))
            if not mode and edges != events:
                sys.exit(f"the export has {edges} edges, the graph {events} events")
            if nodes < 30 or edges < 30:
                sys.exit(f"a graph of {nodes} nodes and {edges} edges is too small for the sample archive")


main()
