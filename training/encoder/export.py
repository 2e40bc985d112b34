"""Writes a learnt encoder as the program reads it: one file of columns (src/classify/weights.ts) with two int8 ONNX graphs, the vectors of the word pieces that are kept, and the chains."""

import argparse
import gzip
import json
import struct
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from graph import text_graph, window_graph
from learn import Reader
from network import Network
from pieces import Pieces
from texts import CHUNK

TYPES = {np.int8: "i8", np.uint8: "u8", np.int16: "i16", np.int32: "i32", np.float32: "f32"}


def write_columns(path: str, columns: dict[str, np.ndarray]) -> int:
    entries = [{"name": name, "type": TYPES[column.dtype.type], "length": column.size} for name, column in columns.items()]
    header = json.dumps(entries, separators=(",", ":")).encode()
    out = bytearray(b"HEARSAY1" + struct.pack("<I", len(header)) + header)
    for column in columns.values():
        out += b"\0" * (-len(out) % 8)
        out += np.ascontiguousarray(column).tobytes()
    out += b"\0" * (-len(out) % 8)
    Path(path).write_bytes(out)
    return len(out)


def int8_of(model: onnx.ModelProto) -> np.ndarray:
    """The graph with its matrices as int8, a scale a column; 7 bits, so that processors with and without VNNI agree."""
    with tempfile.TemporaryDirectory() as room:
        onnx.save(model, f"{room}/fp32.onnx")
        quantize_dynamic(f"{room}/fp32.onnx", f"{room}/int8.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"], nodes_to_exclude=heads_of(model))
        return np.frombuffer(Path(f"{room}/int8.onnx").read_bytes(), dtype=np.uint8)


def heads_of(model: onnx.ModelProto) -> list[str]:
    """Products with the heads, which stay fp32."""
    return [node.name for node in model.graph.node if node.op_type == "MatMul" and any("head" in name for name in node.input)]


def kept_pieces(pieces: Pieces, files: list[str], most: int) -> list[int]:
    """So many pieces: those that are no words and single signs, then those that the texts of the files use most, then those that stand first in the vocabulary (it is in order of frequency)."""
    counts = Counter()
    for path in files:
        opened = gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")
        with opened as lines:
            for line in lines:
                for token in json.loads(line)["text"].split():
                    counts.update(pieces.of_token(token))
    needed = {pieces.pad, pieces.paragraph, pieces.unknown, pieces.begin, pieces.end}
    needed |= {i for i, word in enumerate(pieces.words) if len(word.removeprefix("##")) == 1 and plain_script(word)}
    others = [i for i, word in enumerate(pieces.words) if i not in needed and not word.startswith("[unused") and plain_script(word)]
    others.sort(key=lambda i: (-counts[i], i))
    return sorted([*needed, *others[: most - len(needed)]])


def plain_script(word: str) -> bool:
    """Latin letters, digits and marks: what English news is written in."""
    return all(ord(char) < 0x250 or 0x2000 <= ord(char) < 0x2100 for char in word)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learnt", required=True, help="what learn.py wrote")
    parser.add_argument("--vocabulary", required=True, help="vocab.txt of the base")
    parser.add_argument("--texts", nargs="*", default=[], help="JSON Lines with a text each, whose pieces are kept first")
    parser.add_argument("--pieces", type=int, default=16500, help="how many word pieces are kept")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    learnt = torch.load(options.learnt, weights_only=True)
    with open(options.vocabulary, encoding="utf8") as file:
        pieces = Pieces(file.read().split("\n")[:-1])
    network = Network(len(pieces.words), shared=learnt["shared"], per_cue=learnt["per_cue"])
    reader = Reader(network)
    reader.load_state_dict(learnt["state"])
    kept = kept_pieces(pieces, options.texts, options.pieces)
    words = network.words.weight.detach()[kept].numpy()
    scales = np.abs(words).max(1) / 127
    columns: dict[str, np.ndarray] = {
        "pieces": np.frombuffer("\n".join(pieces.words[i] for i in kept).encode(), dtype=np.uint8),
        "words": np.round(words / scales[:, None]).astype(np.int8).ravel(),
        "word.scales": scales.astype(np.float32),
        "positions": network.positions.weight.detach()[:CHUNK].numpy().ravel(),
        "text": int8_of(text_graph(network)),
        "window": int8_of(window_graph(network)),
    }
    for name, chain in (("outer", reader.outer), ("deep", reader.any_depth), ("roles", reader.roles)):
        columns[f"{name}.transitions"] = chain.transitions.detach().numpy().ravel()
        columns[f"{name}.starts"] = chain.starts.detach().numpy()
    size = write_columns(options.out, columns)
    print(f"{size} bytes, {len(kept)} word pieces; learnt in {learnt['steps']} steps")


if __name__ == "__main__":
    main()
