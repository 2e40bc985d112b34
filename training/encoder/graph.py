"""The network as two plain ONNX graphs: one over a chunk of text, one over the window of a cue."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from network import FROZEN, HEADS, WIDTH, Layer, Network

OPSET = 20


class Graph:
    """A graph being built: each method adds an operation and gives the name of what comes out."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.count = 0

    def constant(self, value: np.ndarray, name: str) -> str:
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def add(self, kind: str, *inputs: str, out: str | None = None, **attributes) -> str:
        self.count += 1
        name = out or f"{kind}{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def linear(self, x: str, part, name: str, out: str | None = None) -> str:
        weight = self.constant(part.weight.detach().float().numpy().T, f"{name}.weight")
        bias = self.constant(part.bias.detach().float().numpy(), f"{name}.bias")
        return self.add("Add", self.add("MatMul", x, weight), bias, out=out)

    def norm(self, x: str, part, name: str, out: str | None = None) -> str:
        scale = self.constant(part.weight.detach().float().numpy(), f"{name}.weight")
        bias = self.constant(part.bias.detach().float().numpy(), f"{name}.bias")
        return self.add("LayerNormalization", x, scale, bias, out=out, axis=-1, epsilon=1e-12)

    def lookup(self, table, places: str, name: str) -> str:
        return self.add("Gather", self.constant(table.weight.detach().float().numpy(), f"{name}.weight"), places)

    def layer(self, x: str, layer: Layer, name: str, out: str | None = None) -> str:
        size = WIDTH // HEADS
        mixed = self.linear(x, layer.mix, f"{name}.mix")
        heads = self.add("Reshape", mixed, self.shape("heads", [-1, 3, HEADS, size]))
        # Pieces × 3 × heads × size → 3 × heads × pieces × size.
        split = self.add("Transpose", heads, perm=[1, 2, 0, 3])
        q, k, v = (self.add("Gather", split, self.shape(f"part{i}", i), axis=0) for i in range(3))
        q = self.add("Mul", q, self.scalar("scale", size**-0.5))
        seen = self.add("Softmax", self.add("MatMul", q, self.add("Transpose", k, perm=[0, 2, 1])), axis=-1)
        seen = self.add("Transpose", self.add("MatMul", seen, v), perm=[1, 0, 2])
        seen = self.add("Reshape", seen, self.shape("flat", [-1, WIDTH]))
        x = self.norm(self.add("Add", x, self.linear(seen, layer.out, f"{name}.out")), layer.norm, f"{name}.norm")
        wide = self.add("Gelu", self.linear(x, layer.wide, f"{name}.wide"))
        return self.norm(self.add("Add", x, self.linear(wide, layer.narrow, f"{name}.narrow")), layer.last_norm, f"{name}.last_norm", out)

    def shape(self, name: str, value) -> str:
        return self.once(name, np.array(value, dtype=np.int64))

    def scalar(self, name: str, value: float) -> str:
        return self.once(name, np.array(value, dtype=np.float32))

    def once(self, name: str, value: np.ndarray) -> str:
        if all(c.name != name for c in self.constants):
            self.constant(value, name)
        return name

    def model(self, inputs: list, outputs: list) -> onnx.ModelProto:
        graph = helper.make_graph(self.nodes, "encoder", inputs, outputs, self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="hearsay")
        model.ir_version = 10
        onnx.checker.check_model(model)
        return model


def floats(name: str, width: int):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["pieces", width])


def whole(name: str):
    return helper.make_tensor_value_info(name, TensorProto.INT32, ["pieces"])


def text_graph(network: Network) -> onnx.ModelProto:
    """From the vectors of a chunk's pieces (word and position added), their tags and marks, to states and what they say of cues."""
    g = Graph()
    x = g.norm("vectors", network.norm, "norm")
    for i, layer in enumerate(network.layers):
        if i == FROZEN:
            x = g.add("Add", g.add("Add", x, g.lookup(network.tags, "tags", "tags_table")), g.lookup(network.marks, "marks", "marks_table"))
        x = g.layer(x, layer, f"layer{i}", "states" if i + 1 == len(network.layers) else None)
    g.linear(x, network.cues, "cues_head", "cues")
    return g.model([floats("vectors", WIDTH), whole("tags"), whole("marks")], [floats("states", WIDTH), floats("cues", network.cues.out_features)])


def window_graph(network: Network) -> onnx.ModelProto:
    """From the states of a window's pieces and their places beside the cue to what they say of its source and content."""
    g = Graph()
    x = g.add("Add", "states", g.lookup(network.places, "places", "places_table"))
    for i, layer in enumerate(network.role_layers):
        x = g.layer(x, layer, f"role{i}")
    g.linear(x, network.roles, "roles_head", "roles")
    return g.model([floats("states", WIDTH), whole("places")], [floats("roles", network.roles.out_features)])
