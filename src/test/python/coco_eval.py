#!/usr/bin/env python3
"""Reference values for the evaluation of detections, computed by pycocotools's COCOeval on drawn truths and detections.

The values in the repository were made by a transcript of its matching and accumulation, with the boxes' IoU in Python instead of C.

    pip install pycocotools
    python3 coco_eval.py ../resources/golden/coco_eval.json

Coordinates are quarters of a pixel, so that x + width is exact and no IoU depends on rounding.
"""
import json
import random
import sys

from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

NUMBERS = {"ap": 0, "ap50": 1, "ap75": 2, "small": 3, "medium": 4, "large": 5, "recall": 8}


def quarter(value):
    return round(4 * value) / 4


def draw_box(rng):
    """Sides from 8 to 200 pixels, evenly on a logarithmic scale: about a third of the boxes in each range of areas."""
    x, y = quarter(rng.uniform(0, 200)), quarter(rng.uniform(0, 200))
    return [x, y, x + quarter(8 * 25 ** rng.random()), y + quarter(8 * 25 ** rng.random())]


def near(rng, box, blur):
    x1, y1, x2, y2 = box
    moved = [quarter(v + rng.gauss(0, blur) * side) for v, side in zip(box, 2 * [x2 - x1, y2 - y1])]
    return moved if moved[2] > moved[0] and moved[3] > moved[1] else box


def draw_image(rng, classes, detections, decimals):
    truths = [draw_box(rng) for _ in range(rng.randint(0, 6))]
    truths += truths[:1] if rng.random() < 0.1 else []          # two truths in one place
    labels = [rng.randrange(classes) for _ in truths]
    crowd = [rng.random() < 0.15 for _ in truths]
    boxes, found = [], []
    for _ in range(rng.randint(0, detections)):
        at = rng.randrange(len(truths)) if truths and rng.random() < 0.75 else None
        boxes.append(draw_box(rng) if at is None else near(rng, truths[at], rng.choice((0, 0.02, 0.08))))
        found.append(rng.randrange(classes) if at is None or rng.random() < 0.1 else labels[at])
    scores = [round(rng.random(), decimals) for _ in boxes]
    return {"truths": truths, "labels": labels, "crowd": crowd, "boxes": boxes, "found": found, "scores": scores}


def annotation(image, box, label):
    x1, y1, x2, y2 = box
    return {"image_id": image, "category_id": label + 1, "bbox": [x1, y1, x2 - x1, y2 - y1], "area": (x2 - x1) * (y2 - y1), "iscrowd": 0}


def evaluate(images, classes):
    truths, detections = [], []
    for i, image in enumerate(images):
        for box, label, crowd in zip(image["truths"], image["labels"], image["crowd"]):
            truths.append({**annotation(i, box, label), "iscrowd": int(crowd), "id": len(truths) + 1})
        for box, label, score in zip(image["boxes"], image["found"], image["scores"]):
            detections.append({**annotation(i, box, label), "score": score})
    data = COCO()
    data.dataset = {"images": [{"id": i} for i in range(len(images))], "categories": [{"id": c + 1} for c in range(classes)], "annotations": truths}
    data.createIndex()
    evaluation = COCOeval(data, data.loadRes(detections), "bbox")
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    precision = evaluation.eval["precision"]                     # threshold, recall, class, range, limit
    per_class = [float(precision[:, :, c, 0, 2].mean()) for c in range(classes)]
    return {**{name: float(evaluation.stats[at]) for name, at in NUMBERS.items()}, "per_class": per_class}


def case(seed, images, classes, detections, decimals):
    """One class more than is drawn: it has no truths and counts nowhere."""
    rng = random.Random(seed)
    drawn = [draw_image(rng, classes, detections, decimals) for _ in range(images)]
    return {"classes": classes + 1, "images": drawn, "expected": evaluate(drawn, classes + 1)}


def main():
    cases = [case(1, 12, 2, 20, 3), case(2, 30, 3, 12, 1), case(3, 2, 1, 260, 2), case(4, 8, 5, 12, 3)]
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump({"cases": cases}, out, separators=(",", ":"))
        out.write("\n")


main()
