"""The step that makes the models for what a picture shows ready to ship.

Weights are stored as 16-bit floats, with a node that turns them into 32 bits when the model is
loaded: half the size, and computed as before. CenterFace was exported for pictures of 32 x 32 in
batches of ten; its graph holds nothing that depends on it, so the sizes are made free.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from coatcheck.visible.models.files import FACES, FOLDER, READING, TEXT
from tooling import paths
from tooling.errors import ToolingError
from tooling.steps.person_names import make_names
from tooling.steps.postcodes import make_postcodes
from tooling.steps.step import fingerprint, keep, put
from tooling.vendor.parts import Part, obtain

TARGET = paths.SOURCE / "coatcheck" / "visible" / FOLDER
PARTS = {FACES: "centerface", TEXT: "text-detection", READING: "text-recognition"}
"""For each file that the engine reads, the part it is made of."""
LARGEST = 18_000_000
"""More than this in bytes the extension shall not grow by the models."""
_LEAST_WEIGHTS = 64
"""Smaller tensors are left: a node for each would cost more than is gained."""


def make_visible(parts: Mapping[str, Part]) -> None:
    """Make all that looking at pictures needs: models, the lexicon of names, postcodes."""
    make_models(parts)
    make_names(parts)
    make_postcodes(parts)


def make_models(parts: Mapping[str, Part]) -> dict[str, Path]:
    """Make the models, put them where the engine looks for them, and return their paths."""
    wanted = {name: parts[part] for name, part in PARTS.items()}

    def make(folder: Path) -> str:
        for name, part in wanted.items():
            convert(obtain(part), folder / name, free_sizes=name == FACES)
        size = sum((folder / name).stat().st_size for name in wanted)
        if size > LARGEST:
            raise ToolingError(f"The models have {size} bytes, more than {LARGEST}.")
        return f"{size / 1e6:.1f} MB"

    hashes = [part.sha256 for part in wanted.values()]
    key = fingerprint([Path(__file__)], version("onnx"), *hashes)
    folder = keep("models", key, make)
    return {name: put(folder / name, TARGET / name) for name in wanted}


def convert(source: Path, target: Path, *, free_sizes: bool = False) -> None:
    """Write a model with its weights stored in half, and inputs of any size if so asked."""
    import onnx

    model = onnx.load(str(source))
    if free_sizes:
        _free_sizes(model)
    halve(model)
    onnx.checker.check_model(model)
    target.write_bytes(model.SerializeToString(deterministic=True))


def halve(model: Any) -> None:
    """Store large weights as 16 bits, each with a Cast before its users."""
    import numpy as np
    from onnx import TensorProto, helper, numpy_helper

    graph = model.graph
    _constants_to_weights(graph)
    casts = []
    for tensor in graph.initializer:
        if tensor.data_type != TensorProto.FLOAT:
            continue
        values = numpy_helper.to_array(tensor)
        small = values.astype(np.float16)
        if values.size < _LEAST_WEIGHTS or not np.isfinite(small).all():
            continue
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(small, f"{name}/16"))
        casts.append(helper.make_node("Cast", [f"{name}/16"], [name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.node.insert(0, cast)
    # Old exports list weights as inputs as well, which would still be said to have 32 bits.
    _keep_inputs(graph, lambda name: name not in {cast.output[0] for cast in casts})


def _constants_to_weights(graph: Any) -> None:
    """Turn nodes that hold tensors into weights, which is what they are in Paddle's exports."""
    kept = []
    for node in graph.node:
        value = next((a.t for a in node.attribute if a.name == "value"), None)
        if node.op_type != "Constant" or value is None or not value.dims:
            kept.append(node)
            continue
        tensor = graph.initializer.add()
        tensor.CopyFrom(value)
        tensor.name = node.output[0]
    kept = [copy.deepcopy(node) for node in kept]
    del graph.node[:]
    graph.node.extend(kept)


def _free_sizes(model: Any) -> None:
    graph = model.graph
    weights = {tensor.name for tensor in graph.initializer}
    unused = {name for name in (value.name for value in graph.input) if name in weights}
    _keep_inputs(graph, lambda name: name not in unused)
    for value in (*graph.input, *graph.output):
        shape = value.type.tensor_type.shape.dim
        for axis, name in ((0, "batch"), (2, "height"), (3, "width")):
            shape[axis].ClearField("dim_value")
            suffix = "" if value in graph.input else "_out"
            shape[axis].dim_param = name + suffix
    del graph.value_info[:]


def _keep_inputs(graph: Any, wanted: Callable[[str], bool]) -> None:
    kept = [value for value in graph.input if wanted(value.name)]
    del graph.input[:]
    graph.input.extend(kept)
