#!/usr/bin/env python3
"""Predictions for a COCO file, made from its truth by moving, dropping, renaming and inventing boxes; and what cocoeval.py makes of them.

    python3 perturb_predictions.py instances_val2017.json results.json [--seed 1] [--yolo FOLDER]

Prints AP, AP50, AP75, APs, APm, APl by a transcript of pycocotools' cocoeval.py (bbox), written apart from the Java code.
"""
import argparse
import json
import os
import random

import numpy as np

THRESHOLDS = np.linspace(.5, .95, 10)
RECALLS = np.linspace(0, 1, 101)
RANGES = [[0, 1e10], [0, 32 ** 2], [32 ** 2, 96 ** 2], [96 ** 2, 1e10]]


def perturb(data, seed):
    rng = random.Random(seed)
    categories = [c["id"] for c in data["categories"]]
    sizes = {i["id"]: (i["width"], i["height"]) for i in data["images"]}
    out = []
    for a in data["annotations"]:
        x, y, w, h = a["bbox"]
        small = w * h < 1024
        if rng.random() < (.5 if small else .15):
            continue
        for _ in range(rng.choice([1, 1, 1, 2])):
            blur = rng.choice([.02, .08, .2])
            box = [x + rng.gauss(0, blur) * w, y + rng.gauss(0, blur) * h, w * (1 + rng.gauss(0, blur)), h * (1 + rng.gauss(0, blur))]
            label = a["category_id"] if rng.random() < .9 else rng.choice(categories)
            out.append({"image_id": a["image_id"], "category_id": label, "bbox": [round(v, 2) for v in box], "score": round(rng.random(), 2)})
    for i, (w, h) in sizes.items():
        for _ in range(rng.randint(0, 6)):
            bw, bh = rng.uniform(8, w / 2), rng.uniform(8, h / 2)
            out.append({"image_id": i, "category_id": rng.choice(categories), "score": round(rng.random() ** 2, 2),
                        "bbox": [round(rng.uniform(0, w - bw), 2), round(rng.uniform(0, h - bh), 2), round(bw, 2), round(bh, 2)]})
    return [d for d in out if d["bbox"][2] > 0 and d["bbox"][3] > 0]


def iou(d, g, crowd):
    w = min(d[0] + d[2], g[0] + g[2]) - max(d[0], g[0])
    h = min(d[1] + d[3], g[1] + g[3]) - max(d[1], g[1])
    if w <= 0 or h <= 0:
        return 0
    return w * h / (d[2] * d[3] if crowd else d[2] * d[3] + g[2] * g[3] - w * h)


def image(gts, dts, area):
    """evaluateImg of cocoeval.py."""
    ignore = [g["iscrowd"] or g["area"] < area[0] or g["area"] > area[1] for g in gts]
    order = np.argsort(ignore, kind="mergesort")
    gts, ignore = [gts[i] for i in order], [ignore[i] for i in order]
    dts = [dts[i] for i in np.argsort([-d["score"] for d in dts], kind="mergesort")[:100]]
    match, excused = np.zeros((10, len(dts))), np.zeros((10, len(dts)))
    for t, threshold in enumerate(THRESHOLDS):
        taken = [False] * len(gts)
        for k, d in enumerate(dts):
            best, m = min(threshold, 1 - 1e-10), -1
            for j, g in enumerate(gts):
                if taken[j] and not g["iscrowd"]:
                    continue
                if m > -1 and not ignore[m] and ignore[j]:
                    break
                value = iou(d["bbox"], g["bbox"], g["iscrowd"])
                if value < best:
                    continue
                best, m = value, j
            if m > -1:
                taken[m] = True
                match[t, k], excused[t, k] = 1, ignore[m]
    for k, d in enumerate(dts):
        size = d["bbox"][2] * d["bbox"][3]
        if size < area[0] or size > area[1]:
            excused[:, k] = np.logical_or(excused[:, k], match[:, k] == 0)
    return [d["score"] for d in dts], match, excused, sum(1 for i in ignore if not i)


def evaluate(data, results):
    ids = sorted({i["id"] for i in data["images"]})
    precision = -np.ones((10, 101, len(data["categories"]), 4))
    for c, category in enumerate(data["categories"]):
        gts = {i: [] for i in ids}
        dts = {i: [] for i in ids}
        for g in data["annotations"]:
            if g["category_id"] == category["id"]:
                gts[g["image_id"]].append(g)
        for d in results:
            if d["category_id"] == category["id"]:
                dts[d["image_id"]].append(d)
        for r, area in enumerate(RANGES):
            parts = [image(gts[i], dts[i], area) for i in ids if gts[i] or dts[i]]
            wanted = sum(p[3] for p in parts)
            if wanted == 0:
                continue
            scores = np.concatenate([p[0] for p in parts])
            order = np.argsort(-scores, kind="mergesort")
            match = np.concatenate([p[1] for p in parts], axis=1)[:, order]
            excused = np.concatenate([p[2] for p in parts], axis=1)[:, order]
            hits = np.cumsum(np.logical_and(match, np.logical_not(excused)), axis=1).astype(float)
            misses = np.cumsum(np.logical_and(np.logical_not(match), np.logical_not(excused)), axis=1).astype(float)
            for t in range(10):
                recall, pr = hits[t] / wanted, (hits[t] / (misses[t] + hits[t] + np.spacing(1))).tolist()
                for i in range(len(pr) - 1, 0, -1):
                    pr[i - 1] = max(pr[i - 1], pr[i])
                for k, at in enumerate(np.searchsorted(recall, RECALLS, side="left")):
                    precision[t, k, c, r] = pr[at] if at < len(pr) else 0

    def mean(values):
        values = values[values > -1]
        return float(values.mean()) if values.size else -1
    return {"ap": mean(precision[..., 0]), "ap50": mean(precision[0, ..., 0]), "ap75": mean(precision[5, ..., 0]),
            "apSmall": mean(precision[..., 1]), "apMedium": mean(precision[..., 2]), "apLarge": mean(precision[..., 3])}


def write_yolo(data, results, folder):
    os.makedirs(folder, exist_ok=True)
    images = {i["id"]: i for i in data["images"]}
    index = {c["id"]: k for k, c in enumerate(sorted(data["categories"], key=lambda c: c["id"]))}
    for d in results:
        i = images[d["image_id"]]
        x, y, w, h = d["bbox"]
        with open(os.path.join(folder, os.path.splitext(i["file_name"])[0] + ".txt"), "a", encoding="utf-8") as out:
            out.write(f"{index[d['category_id']]} {(x + w / 2) / i['width']:.6f} {(y + h / 2) / i['height']:.6f} "
                      f"{w / i['width']:.6f} {h / i['height']:.6f} {d['score']}\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("annotations")
    parser.add_argument("results")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--yolo")
    args = parser.parse_args()
    with open(args.annotations, encoding="utf-8") as file:
        data = json.load(file)
    results = perturb(data, args.seed)
    with open(args.results, "w", encoding="utf-8") as out:
        json.dump(results, out)
    if args.yolo:
        write_yolo(data, results, args.yolo)
    print(json.dumps({"predictions": len(results), **evaluate(data, results)}))


main()
