#!/usr/bin/python3
"""One training step of the small RetinaNet as PyTorch computes it: losses, and the norm of every parameter's gradient.

    apt-get install python3-torch
    /usr/bin/python3 src/test/python/torch_step_reference.py

writes src/test/resources/golden/torch_step.json. Everything is computed in float64 from values that were rounded to float32 first, so
that a network of floats starts from exactly the same numbers. Each step is then computed once more in float32; what is printed shows
how far apart the two are (relative to the float64 norm of the same parameter), how active the ReLUs are, and which channels never are
(a few of P6's, which has only four or eight cells).
Nothing is stored but settings and results: weights, pixels and targets come from the formula below, exact in any language that has
64-bit integers, IEEE doubles and a correctly rounded square root.

The formula. All integers are >= 0, "low" means the low 32 bits (in Java: a long & 0xffffffffL), >> shifts zeros in:

    h = low((i + 1) * 2654435761 + (n + 1) * 2654445111)      (2654445111 = 40503 * 65537; the sum is far below 2^63)
    h = h ^ (h >> 16);  h = low(h * 0x85ebca6b)               (the finaliser of MurmurHash3; without it the numbers are a lattice, with
    h = h ^ (h >> 13);  h = low(h * 0xc2b2ae35)                a correlation of up to .8 between neighbours. A long product overflows,
    h = h ^ (h >> 16)                                          but its low 32 bits are right.)
    hash(n, i) = h                                            an integer in 0 .. 2^32 - 1
    u(n, i)    = h / 2^32 - 0.5                               in double, -0.5 <= u < 0.5

Parameters. n is the place of the parameter's name in "names" of the case, from 0; i is the flat index into its array, which for kernels
is (height, width, inputs, outputs). In double from left to right, then rounded to float32:

    kernels                  u * 2 * sqrt(6 / (height * width * inputs))      uniform, with He et al.'s variance
    kernels of last layers   u * 2 * .05                                      class.D.weight and box.D.weight, D the heads' depth
    biases and shifts        u * 2 * .1                                       those of the last layers too
    scales                   1 + .5 * u

Pixels. Image b of the batch, flat index i of (height, width, 3): u(1000 + b, i) * 2, rounded to float32.

Targets. r counts all anchors of the batch from 0: image, level P3 to P7, row, column, shape. q = hash(2000, r) mod 200:
q < K is a positive of class q, q = 50 is ignored, every other q is background. Target delta k of a positive, k = 0..3:
u(3000, 4 * r + k) * 2, rounded to float32.

Network. A channel a * outputs + k of the class head belongs to shape a and class k, a * 4 + k of the box head to delta k. With
normalisation GROUP each convolution of the backbone keeps its bias and is followed by a GroupNorm of 8 groups (biased variance,
eps 1e-5) and then the ReLU; its scale and shift follow weight and bias in "names". With classification SOFTMAX the class head has
K + 1 outputs a shape, the last of them the background.

Losses. Both are sums over the batch divided by max(1, positives of the batch), and total is their sum.

    SIGMOID   over anchors that are not ignored and K classes: -a_t (1 - p_t)^2 ln p_t, a_t = .25 where the class is the target, else .75
    SOFTMAX   over anchors that are not ignored: -w (1 - p_c)^2 ln p_c, c the target among K + 1, w = .25, but .75 where c is background
    box       over positives and their 4 deltas: smooth L1 with beta 1/9

A norm is the square root of the sum of squares of one parameter's gradient; "norm" is that of all together. A gradient that is 0 in exact
arithmetic is written as 0 instead of its rounding error: backbone.1.bias of the "group" case, where 8 groups of 8 channels leave one
channel a group, so that the normalisation takes out whatever the bias adds. In floats it is not exactly 0: compare it with an
absolute tolerance.
"""
import json
import math
import pathlib
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F

OUTPUT = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden" / "torch_step.json"
LOW = np.uint64(0xffffffff)
PIXELS, CLASSES, DELTAS = 1000, 2000, 3000
IGNORED = -2
BACKGROUND = -1
ROUNDING = 1e-13
GROUPS = 8


class Case(NamedTuple):
    """One network and its input; the defaults are the small network of the program."""
    name: str
    backbone: tuple = (16, 32, 64, 64, 64)
    width: int = 64
    head_depth: int = 4
    classes: int = 3
    anchors_per_cell: int = 9
    p6_source: str = "C5"
    normalisation: str = "NONE"
    classification: str = "SIGMOID"
    batch: int = 2
    image_height: int = 128
    image_width: int = 128

    def class_outputs(self):
        return self.classes + (self.classification == "SOFTMAX")


CASES = (
    Case("default"),
    Case("p5", backbone=(8, 12, 16, 20, 24), width=24, head_depth=1, classes=5, anchors_per_cell=6, p6_source="P5", image_width=256),
    Case("depth 0", backbone=(8, 8, 16, 16, 16), width=16, head_depth=0),
    Case("group", backbone=(8, 16, 16, 24, 32), width=16, head_depth=2, normalisation="GROUP"),
    Case("softmax", backbone=(8, 16, 16, 16, 16), width=16, head_depth=1, classes=4, classification="SOFTMAX"),
)


def hashes(n, count):
    """hash(n, i) for i = 0 .. count - 1."""
    h = (np.arange(1, count + 1, dtype=np.uint64) * np.uint64(2654435761) + np.uint64((n + 1) * 40503 * 65537)) & LOW
    h ^= h >> np.uint64(16)
    h = h * np.uint64(0x85ebca6b) & LOW
    h ^= h >> np.uint64(13)
    h = h * np.uint64(0xc2b2ae35) & LOW
    return h ^ (h >> np.uint64(16))


def uniform(n, count):
    return hashes(n, count) / 2.0 ** 32 - .5


def shapes(case):
    """Shapes by name in the order of the flat array; kernels are (height, width, inputs, outputs)."""
    found = {}

    def convolution(name, kernel, inputs, outputs):
        found[name + ".weight"] = (kernel, kernel, inputs, outputs)
        found[name + ".bias"] = (outputs,)

    channels = 3
    for block, outputs in enumerate(case.backbone, 1):
        convolution(f"backbone.{block}", 3, channels, outputs)
        if case.normalisation == "GROUP":
            found[f"backbone.{block}.scale"] = found[f"backbone.{block}.shift"] = (outputs,)
        channels = outputs
    for level in (5, 4, 3):
        convolution(f"lateral.{level}", 1, case.backbone[level - 1], case.width)
    for level in (3, 4, 5):
        convolution(f"smooth.{level}", 3, case.width, case.width)
    convolution("pyramid.6", 3, channels if case.p6_source == "C5" else case.width, case.width)
    convolution("pyramid.7", 3, case.width, case.width)
    for head, outputs in (("class", case.class_outputs()), ("box", 4)):
        for layer in range(case.head_depth):
            convolution(f"{head}.{layer}", 3, case.width, case.width)
        convolution(f"{head}.{case.head_depth}", 3, case.width, case.anchors_per_cell * outputs)
    return found


def values(case, n, name, shape):
    """The values of parameter number n as float32."""
    u = uniform(n, math.prod(shape))
    if name.endswith(".scale"):
        flat = 1 + .5 * u
    elif not name.endswith(".weight"):
        flat = u * 2 * .1
    elif name in (f"class.{case.head_depth}.weight", f"box.{case.head_depth}.weight"):
        flat = u * 2 * .05
    else:
        flat = u * 2 * math.sqrt(6 / math.prod(shape[:3]))
    return flat.astype(np.float32).reshape(shape)


def pixels(case):
    """Images as float32 (batch, 3, height, width)."""
    shape = (case.image_height, case.image_width, 3)
    images = [(uniform(PIXELS + b, math.prod(shape)) * 2).astype(np.float32).reshape(shape) for b in range(case.batch)]
    return np.stack(images).transpose(0, 3, 1, 2).copy()


class Network:
    """The forward run; remembers what each ReLU lets through."""

    def __init__(self, case, dtype):
        self.case = case
        self.parameters = {name: torch.tensor(values(case, n, name, shape)).to(dtype).requires_grad_()
                           for n, (name, shape) in enumerate(shapes(case).items())}
        self.active = {}

    def convolve(self, x, name, stride=1):
        weight = self.parameters[name + ".weight"].permute(3, 2, 0, 1)
        return F.conv2d(x, weight, self.parameters[name + ".bias"], stride=stride, padding=weight.shape[-1] // 2)

    def relu(self, x, name):
        self.active.setdefault(name, []).append((x.detach() > 0).double().mean((2, 3)))
        return F.relu(x)

    def block(self, x, number):
        name = f"backbone.{number}"
        x = self.convolve(x, name, 2)
        if self.case.normalisation == "GROUP":
            x = F.group_norm(x, GROUPS, self.parameters[name + ".scale"], self.parameters[name + ".shift"], eps=1e-5)
        return self.relu(x, name)

    def pyramid(self, x):
        c3 = self.block(self.block(self.block(x, 1), 2), 3)
        c4 = self.block(c3, 4)
        c5 = self.block(c4, 5)
        merged5 = self.convolve(c5, "lateral.5")
        merged4 = self.convolve(c4, "lateral.4") + F.interpolate(merged5, scale_factor=2, mode="nearest")
        merged3 = self.convolve(c3, "lateral.3") + F.interpolate(merged4, scale_factor=2, mode="nearest")
        p3, p4, p5 = (self.convolve(x, f"smooth.{level}") for level, x in ((3, merged3), (4, merged4), (5, merged5)))
        p6 = self.convolve(c5 if self.case.p6_source == "C5" else p5, "pyramid.6", 2)
        p7 = self.convolve(self.relu(p6, "pyramid.6"), "pyramid.7", 2)
        return p3, p4, p5, p6, p7

    def head(self, levels, name, outputs):
        """One row an anchor of the batch, in the order of the targets."""
        rows = []
        for x in levels:
            for layer in range(self.case.head_depth):
                x = self.relu(self.convolve(x, f"{name}.{layer}"), f"{name}.{layer}")
            x = self.convolve(x, f"{name}.{self.case.head_depth}")
            rows.append(x.permute(0, 2, 3, 1).reshape(x.shape[0], -1, outputs))
        return torch.cat(rows, 1).reshape(-1, outputs)

    def forward(self, x):
        levels = self.pyramid(x)
        return self.head(levels, "class", self.case.class_outputs()), self.head(levels, "box", 4)


def targets(case, anchors):
    """Class of each anchor, or BACKGROUND or IGNORED, and deltas as float32."""
    q = (hashes(CLASSES, anchors) % np.uint64(200)).astype(np.int64)
    labels = np.where(q < case.classes, q, np.where(q == 50, IGNORED, BACKGROUND))
    deltas = (uniform(DELTAS, 4 * anchors) * 2).astype(np.float32).reshape(anchors, 4)
    return torch.tensor(labels), torch.tensor(deltas)


def sigmoid_focal(logits, labels):
    hit = labels[:, None] == torch.arange(logits.shape[1])
    margin = torch.where(hit, logits, -logits)
    weight = torch.where(hit, .25, .75).to(logits.dtype)
    return -(weight * torch.sigmoid(-margin) ** 2 * F.logsigmoid(margin)).sum()


def softmax_focal(logits, labels):
    background = logits.shape[1] - 1
    classes = torch.where(labels == BACKGROUND, background, labels)
    log_p = F.log_softmax(logits, 1).gather(1, classes[:, None])[:, 0]
    weight = torch.where(classes == background, .75, .25).to(logits.dtype)
    return -(weight * (1 - log_p.exp()) ** 2 * log_p).sum()


def step(case, dtype):
    """Losses and gradients' norms of one step, and the network that took it."""
    network = Network(case, dtype)
    logits, boxes = network.forward(torch.tensor(pixels(case)).to(dtype))
    labels, deltas = targets(case, len(logits))
    counted, positive = labels != IGNORED, labels >= 0
    positives = int(positive.sum())
    focal = softmax_focal if case.classification == "SOFTMAX" else sigmoid_focal
    classification = focal(logits[counted], labels[counted]) / max(1, positives)
    box = F.smooth_l1_loss(boxes[positive], deltas[positive].to(dtype), reduction="sum", beta=1 / 9) / max(1, positives)
    total = classification + box
    total.backward()
    norms = {name: float(parameter.grad.double().norm()) for name, parameter in network.parameters.items()}
    result = {"anchors": len(labels), "positives": positives, "ignored": int((~counted).sum()),
              "classification": float(classification), "box": float(box), "total": float(total), "norms": norms,
              "norm": math.sqrt(sum(norm * norm for norm in norms.values()))}
    return result, network


def without_rounding(result):
    """Norms with 0 in place of what is only rounding."""
    return {name: 0.0 if norm < ROUNDING * result["norm"] else norm for name, norm in result["norms"].items()}


def report(case, exact, network, single):
    """Prints how healthy the network is and how well float32 agrees with float64."""
    losses = {key: f"{exact[key]:.6g} ({single[key] / exact[key] - 1:+.0e})" for key in ("classification", "box", "total", "norm")}
    norms = without_rounding(exact)
    differences = {name: abs(single["norms"][name] / norm - 1) for name, norm in norms.items() if norm > 0}
    worst = max(differences, key=differences.get)
    positive = {name: norm for name, norm in norms.items() if norm > 0}
    least, most = min(positive, key=positive.get), max(positive, key=positive.get)
    print(f"{case.name}: {exact['anchors']} anchors, {exact['positives']} positive, {exact['ignored']} ignored; "
          + ", ".join(f"{key} {text}" for key, text in losses.items()))
    print(f"  norms {norms[least]:.3g} ({least}) to {norms[most]:.3g} ({most}); float32 differs by {differences[worst]:.1e} at most ({worst})")
    for name in sorted(norms.keys() - positive.keys()):
        print(f"  {name}: 0 (float64 {exact['norms'][name]:.1e}, float32 {single['norms'][name]:.1e})")
    shares = {name: torch.cat(levels).mean().item() for name, levels in network.active.items()}
    dead = {name: int((torch.cat(levels).amax(0) == 0).sum()) for name, levels in network.active.items()}
    print(f"  active share of the ReLUs {min(shares.values()):.2f} to {max(shares.values()):.2f}; channels never active: "
          + (", ".join(f"{name} {count}" for name, count in dead.items() if count) or "none"))


def rounded(value):
    return float(f"{value:.12g}")


def document(case, result):
    settings = case._asdict()
    name = settings.pop("name")
    return {"name": name, "settings": settings, "names": list(result["norms"]),
            **{key: result[key] for key in ("anchors", "positives", "ignored")},
            **{key: rounded(result[key]) for key in ("classification", "box", "total", "norm")},
            "norms": {key: rounded(norm) for key, norm in without_rounding(result).items()}}


def main():
    torch.set_num_threads(1)
    cases = []
    for case in CASES:
        exact, network = step(case, torch.float64)
        single, _ = step(case, torch.float32)
        report(case, exact, network, single)
        cases.append(document(case, exact))
    written = {"source": f"torch {torch.__version__}", "precision": "float64", "cases": cases}
    OUTPUT.write_text(json.dumps(written, indent=1) + "\n")


if __name__ == "__main__":
    main()
