"""open_graphs.py CLIENT WRITE_GRAPHS: opens what write_graphs wrote with a real client and compares what it finds.

Exit 0: all as expected; 1: a difference, in words; 77: skipped, the client is not installed.
"""

import glob
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

SKIPPED = 77
DEBIAN_PYTHON = "/usr/bin/python3"
NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
AGGREGATE_KEYS = {"count", "first", "last", "mean_goldstein"}


def skip(what):
    print(f"skipped: {what} is not installed")
    sys.exit(SKIPPED)


def import_client(name):
    """The module; apt installs it for Debian's own Python, which need not be the first one on the PATH."""
    try:
        return importlib.import_module(name)
    except ImportError:
        if sys.executable != DEBIAN_PYTHON and os.access(DEBIAN_PYTHON, os.X_OK):
            os.execv(DEBIAN_PYTHON, [DEBIAN_PYTHON, *sys.argv])
        skip(name)


def equal(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, expected {wanted!r}")


def given(attributes, key):
    """The value of an attribute that clients set to nothing, None or NaN where the file leaves it out."""
    value = attributes.get(key)
    return None if value is None or value == "" or value != value else value


def compare_edges(base, want, edges):
    """edges: {edge id: (source, target, attributes)}"""
    equal(len(edges), want["edge_count"], f"{base}: edges")
    for wanted in want["edges"]:
        source, target, found = edges[wanted["id"]]
        equal((source, target), (wanted["source"], wanted["target"]), f"{base}: ends of {wanted['id']}")
        equal(found["label"], wanted["type"], f"{base}: label of {wanted['id']}")
        equal(float(found["weight"]), float(wanted["sources"]), f"{base}: weight of {wanted['id']}")
        for key in set(wanted) - {"id", "source", "target"}:
            equal(given(found, key), given(wanted, key), f"{base}: {key} of {wanted['id']}")
    if not want["edges"] and edges:
        for _, _, found in edges.values():
            if not AGGREGATE_KEYS - {"first", "last"} <= {key for key in found if given(found, key) is not None}:
                sys.exit(f"{base}: an aggregated edge has only {sorted(found)}")
        equal(sum(found["count"] for _, _, found in edges.values()), want["events"], f"{base}: events in the edges")


def compare_nodes(base, want, nodes):
    """nodes: {node id: attributes}"""
    equal(sorted(nodes), sorted(want["nodes"]), f"{base}: node ids")
    for node, attributes in want["nodes"].items():
        for key, value in attributes.items():
            equal(given(nodes[node], key), value or None, f"{base}: {key} of node {node!r}")


def networkx(base, want):
    graph = import_client("networkx").read_graphml(base + ".graphml", edge_key_type=str, force_multigraph=True)
    equal(graph.is_directed(), True, f"{base}: directed")
    compare_nodes(base, want, dict(graph.nodes(data=True)))
    compare_edges(base, want, {key: (a, b, data) for a, b, key, data in graph.edges(keys=True, data=True)})


def igraph(base, want):
    graph = import_client("igraph").Graph.Read_GraphML(base + ".graphml")
    equal(graph.is_directed(), True, f"{base}: directed")
    equal((graph.vcount(), graph.ecount()), (len(want["nodes"]), want["edge_count"]), f"{base}: nodes and edges")
    nodes = {vertex["id"]: vertex.attributes() for vertex in graph.vs}
    compare_nodes(base, want, nodes)
    compare_edges(
        base,
        want,
        {edge["id"]: (graph.vs[edge.source]["id"], graph.vs[edge.target]["id"], edge.attributes()) for edge in graph.es},
    )


def graphviz(base, want):
    if not shutil.which("gc") or not shutil.which("dot"):
        skip("graphviz")
    counted = subprocess.run(["gc", "-n", "-e", base + ".dot"], check=True, capture_output=True, text=True)
    equal(counted.stderr, "", f"{base}: gc complains")
    equal([int(n) for n in counted.stdout.split()[:2]], [len(want["nodes"]), want["edge_count"]], f"{base}: gc")
    drawn = subprocess.run(["dot", "-Tsvg", base + ".dot"], check=True, capture_output=True)
    equal(drawn.stderr.decode(), "", f"{base}: dot complains")
    picture = xml.fromstring(drawn.stdout)
    groups = [group.get("class") for group in picture.iter("{http://www.w3.org/2000/svg}g")]
    equal((groups.count("node"), groups.count("edge")), (len(want["nodes"]), want["edge_count"]), f"{base}: SVG")
    # Names are broken into lines between words; put together again, every one must stand there letter for letter.
    texts = {}
    for group in picture.iter("{http://www.w3.org/2000/svg}g"):
        if group.get("class") == "node":
            node = group.find("{http://www.w3.org/2000/svg}title").text
            texts[node] = [text.text or "" for text in group.iter("{http://www.w3.org/2000/svg}text")]
    shown = sorted("".join("".join(lines).split()) for lines in texts.values())
    wanted = sorted("".join(node["label"].split()) for node in want["nodes"].values())
    equal(shown, wanted, f"{base}: names in the SVG")


def xmllint(base, want):
    if not shutil.which("xmllint"):
        skip("xmllint")
    checked = subprocess.run(["xmllint", "--noout", base + ".graphml"], capture_output=True, text=True)
    equal((checked.returncode, checked.stderr), (0, ""), f"{base}: xmllint")
    # Beside being well formed: keys are declared before use, of the six types, and none takes a reserved name.
    declared = set()
    for _, element in xml.iterparse(base + ".graphml", events=("start",)):
        if element.tag == NAMESPACE + "key":
            declared.add(element.get("id"))
            if element.get("attr.type") not in ("boolean", "int", "long", "float", "double", "string"):
                sys.exit(f"{base}: key {element.get('id')} has the type {element.get('attr.type')}")
            if element.get("attr.name") == "id":
                sys.exit(f"{base}: an attribute is called id")
        elif element.tag == NAMESPACE + "data" and element.get("key") not in declared:
            sys.exit(f"{base}: {element.get('key')} is used but not declared")
        elif element.tag == NAMESPACE + "graph":
            equal(element.get("edgedefault"), "directed", f"{base}: edgedefault")


def main():
    client, write_graphs = sys.argv[1:]
    check = {"networkx": networkx, "igraph": igraph, "graphviz": graphviz, "xmllint": xmllint}[client]
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run([write_graphs, directory], check=True)
        for path in sorted(glob.glob(os.path.join(directory, "*.json"))):
            with open(path, encoding="utf-8") as file:
                want = json.load(file)
            check(path[: -len(".json")], want)
            print(f"{os.path.basename(path)[:-5]}: {len(want['nodes'])} nodes, {want['edge_count']} edges")


main()
