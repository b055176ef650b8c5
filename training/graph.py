"""ONNX graphs from few, fused operators, int8 or fp32."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.model import HEADS

Array = NDArray[np.float32]
MICROSOFT = "com.microsoft"
"""The domain of the operators that ONNX Runtime brings itself."""
STEPS = 127.0
"""Largest quantised weight: seven bits with the sign."""


class Graph:
    """Nodes and constants in the making; `int8` chooses how matrices are written.

    `factors`: by how much the channels that go into a matrix are shrunk first (`calibrate.py`),
    by the matrix's name; only in int8.
    """

    def __init__(self, *, int8: bool, factors: Mapping[str, Array] | None = None) -> None:
        self.int8 = int8
        self.factors = factors or {}
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.outputs: list[onnx.ValueInfoProto] = []
        self.count = 0

    def constant(self, value: NDArray[np.generic], name: str) -> str:
        """Keep `value` under `name`; gives the name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(
        self,
        kind: str,
        inputs: list[str],
        *,
        domain: str = "",
        outputs: int = 1,
        name: str | None = None,
        **attributes: Any,
    ) -> list[str]:
        """Add an operator; gives the names of its outputs."""
        self.count += 1
        out = (
            [name or f"{kind}_{self.count}"]
            if outputs == 1
            else [f"{kind}_{self.count}_{i}" for i in range(outputs)]
        )
        self.nodes.append(helper.make_node(kind, inputs, out, domain=domain, **attributes))
        return out

    def output(self, x: str, name: str, kind: int, shape: list[int | str]) -> None:
        """Give `x` out of the model as `name`."""
        self.node("Identity", [x], name=name)
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def linear(self, x: str, weight: Array, bias: Array, name: str) -> str:
        """x @ weight.T + bias, for a weight as PyTorch keeps it (out, in)."""
        if not self.int8:
            matrix = self.constant(weight.T, f"{name}.weight")
            product = self.node("MatMul", [x, matrix])[0]
            return self.node("Add", [product, self.constant(bias, f"{name}.bias")])[0]
        x, weight = self.calm(x, weight, name)
        quantised, scale = by_column(weight)
        return self.node(
            "DynamicQuantizeMatMul",
            [
                x,
                self.constant(quantised.T, f"{name}.weight"),
                self.constant(scale, f"{name}.scale"),
                self.constant(np.zeros(len(scale), np.int8), f"{name}.zero"),
                self.constant(bias, f"{name}.bias"),
            ],
            domain=MICROSOFT,
        )[0]

    def attention(self, x: str, weight: Array, bias: Array, name: str) -> str:
        """Self-attention over x; `weight` holds query, key and value, one below the other."""
        bias_name = self.constant(bias, f"{name}.bias")
        if not self.int8:
            matrix = self.constant(weight.T, f"{name}.weight")
            return self.node(
                "Attention", [x, matrix, bias_name], domain=MICROSOFT, num_heads=HEADS
            )[0]
        x, weight = self.calm(x, weight, name)
        quantised, scale = by_column(weight)
        low, step, zero = self.node("DynamicQuantizeLinear", [x], outputs=3)
        inputs = [
            low,
            self.constant(quantised.T, f"{name}.weight"),
            bias_name,
            step,
            self.constant(scale, f"{name}.scale"),
            "",
            zero,
            self.constant(np.zeros(len(scale), np.int8), f"{name}.zero"),
        ]
        return self.node("QAttention", inputs, domain=MICROSOFT, num_heads=HEADS)[0]

    def calm(self, x: str, weight: Array, name: str) -> tuple[str, Array]:
        """x with its loud channels shrunk, and the weight grown to make up for it."""
        factors = self.factors.get(name)
        if factors is None:
            return x, weight
        shrink = self.constant((1.0 / factors).astype(np.float32), f"{name}.shrink")
        return self.node("Mul", [x, shrink])[0], weight * factors[None, :]

    def skip_norm(self, x: str, skip: str, weight: Array, bias: Array, name: str) -> str:
        """The layer norm of x + skip."""
        inputs = [
            x,
            skip,
            self.constant(weight, f"{name}.weight"),
            self.constant(bias, f"{name}.bias"),
        ]
        return self.node("SkipLayerNormalization", inputs, domain=MICROSOFT, epsilon=1e-12)[0]

    def table(self, index: str, weight: Array, name: str) -> str:
        """Rows of an embedding table, int8 with one scale a row."""
        if not self.int8:
            return self.node("Gather", [self.constant(weight, name), index])[0]
        scale = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-8) / 127.0
        rows = np.clip(np.rint(weight / scale), -127, 127).astype(np.int8)
        picked = self.node("Gather", [self.constant(rows, name), index])[0]
        real = self.node("Cast", [picked], to=TensorProto.FLOAT)[0]
        factor = self.node(
            "Gather", [self.constant(scale.astype(np.float32), f"{name}.scale"), index]
        )[0]
        return self.node("Mul", [real, factor])[0]

    def finish(self, inputs: dict[str, list[int | str]]) -> onnx.ModelProto:
        """The model file of the graph; every input holds whole numbers."""
        values = [helper.make_tensor_value_info(k, TensorProto.INT64, v) for k, v in inputs.items()]
        graph = helper.make_graph(self.nodes, "stemma", values, self.outputs, self.constants)
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=versions, producer_name="stemma")
        model.ir_version = 8
        return model


def by_column(weight: Array) -> tuple[NDArray[np.int8], Array]:
    """Quantised weight (out, in) and one scale for every output."""
    scale = np.maximum(np.abs(weight).max(1), 1e-8) / STEPS
    steps = np.clip(np.rint(weight / scale[:, None]), -STEPS, STEPS)
    return steps.astype(np.int8), scale.astype(np.float32)
