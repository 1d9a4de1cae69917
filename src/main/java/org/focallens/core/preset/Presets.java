package org.focallens.core.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeArithmetic;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.anchor.Spacing;
import org.focallens.core.box.BoxLoss;
import org.focallens.core.box.CentreSizeCoder;
import org.focallens.core.box.CornerCoder;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.box.GiouLoss;
import org.focallens.core.detect.InferenceSettings;
import org.focallens.core.loss.Normaliser;
import org.focallens.core.match.BorderRule;
import org.focallens.core.match.IouRule;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;

/** The RetinaNets that people meet, each with the values of its own source. */
public final class Presets {
    private static final ResizeRule SHORT_800 = new ResizeRule.ShortSide(800, 1333, 32);
    private static final ResizeRule SHORT_800_DOWN = new ResizeRule.ShortSide(800, 1333, 32, ResizeRule.Rounding.DOWN);
    private static final InferenceSettings USUAL_INFERENCE = new InferenceSettings(0.05, 1000, 0.5, 100);

    /** The paper's text alone: thresholds and no low-quality rule; where it is silent (centres, clamp), the plainest choice. */
    public static final Preset PAPER = new Preset(
            "paper",
            "Paper",
            "Lin et al., Focal Loss for Dense Object Detection, arXiv 1708.02002, sections 4 and 5",
            AnchorSettings.pyramid(ShapeArithmetic.EXACT, ShapeOrder.RATIO_MAJOR, Spacing.STRIDE, 0.5),
            matching(LowQuality.NONE),
            loss(2, Normaliser.BATCH_POSITIVES, new DeltaLoss.SmoothL1(1.0 / 9)),
            CentreSizeCoder.PLAIN,
            P6Source.C5,
            input(SHORT_800, VocCorners.MIN_LESS_ONE),
            USUAL_INFERENCE);

    /** The authors' first code. */
    public static final Preset DETECTRON = new Preset(
            "detectron",
            "Detectron",
            "facebookresearch/Detectron, detectron/roi_data/retinanet.py, detectron/modeling/retinanet_heads.py",
            detectronAnchors(),
            new MatchSettings(0.5, 0.4, true, LowQuality.IGNORED_ONLY, BorderRule.KEEP, IouRule.SINGLE_INCLUSIVE),
            loss(2, Normaliser.POSITIVES_PLUS_IMAGES, new DeltaLoss.SmoothL1(0.11)),
            CentreSizeCoder.PLAIN,
            P6Source.C5,
            input(SHORT_800, VocCorners.MIN_LESS_ONE),
            USUAL_INFERENCE);

    /** Detectron2 as its RetinaNet configuration stands: centres on the cells' corners. */
    public static final Preset DETECTRON2 = detectron2("detectron2", "Detectron2", 0);

    /** Detectron2 with the offset that its own configuration comments recommend. */
    public static final Preset DETECTRON2_CENTRED = detectron2("detectron2-centred", "Detectron2, centred", 0.5);

    /** {@code retinanet_resnet50_fpn}. */
    public static final Preset TORCHVISION =
            torchvision("torchvision", "torchvision", "retinanet_resnet50_fpn", P6Source.P5, new DeltaLoss.L1());

    /** {@code retinanet_resnet50_fpn_v2}. */
    public static final Preset TORCHVISION_V2 =
            torchvision("torchvision-v2", "torchvision v2", "retinanet_resnet50_fpn_v2", P6Source.C5, new GiouLoss());

    /** The Keras implementation with an anchor inspector of its own. */
    public static final Preset KERAS_RETINANET = new Preset(
            "keras-retinanet",
            "keras-retinanet",
            "fizyr/keras-retinanet, keras_retinanet/utils/anchors.py, keras_retinanet/losses.py",
            AnchorSettings.pyramid(ShapeArithmetic.KERAS_RETINANET, ShapeOrder.RATIO_MAJOR, Spacing.STRIDE, 0.5),
            new MatchSettings(0.5, 0.4, false, LowQuality.NONE, BorderRule.IGNORE_CENTRE_OUTSIDE, IouRule.DOUBLE),
            loss(2, Normaliser.BATCH_POSITIVES, new DeltaLoss.SmoothL1(1.0 / 9)),
            CornerCoder.KERAS_RETINANET,
            P6Source.C5,
            input(new ResizeRule.ShortSide(800, 1333, 1), VocCorners.ALL_LESS_ONE),
            new InferenceSettings(0.05, InferenceSettings.NO_CAP, 0.5, 300));

    /** MMDetection's RetinaNet configuration. */
    public static final Preset MMDETECTION = new Preset(
            "mmdetection",
            "MMDetection",
            "open-mmlab/mmdetection, configs/_base_/models/retinanet_r50_fpn.py, mmdet/core/bbox/assigners/max_iou_assigner.py",
            AnchorSettings.pyramid(ShapeArithmetic.MMDETECTION, ShapeOrder.RATIO_MAJOR, Spacing.STRIDE, 0),
            matching(LowQuality.REPOINT),
            loss(2, Normaliser.POSITIVES_AT_LEAST_ONE_EACH, new DeltaLoss.L1()),
            CentreSizeCoder.PLAIN,
            P6Source.C5,
            input(SHORT_800, VocCorners.MIN_LESS_ONE),
            USUAL_INFERENCE);

    /** TF Vision: gamma 1.5, one threshold, square inputs. */
    public static final Preset TF_VISION = new Preset(
            "tf-vision",
            "TF Vision",
            "tensorflow/models, official/vision/configs/retinanet.py, official/vision/ops/anchor.py",
            tfVisionAnchors(),
            new MatchSettings(0.5, 0.5, true, LowQuality.REPOINT_FIRST, BorderRule.KEEP, IouRule.SINGLE),
            loss(1.5, Normaliser.POSITIVES_PLUS_ONE, new DeltaLoss.Huber(0.1, 50)),
            CentreSizeCoder.PLAIN,
            P6Source.P5,
            input(new ResizeRule.Frame(640, 640), VocCorners.AS_WRITTEN),
            new InferenceSettings(0.05, 5000, 0.5, 100));

    /** All presets, the paper first. */
    public static final List<Preset> ALL = List.of(
            PAPER,
            DETECTRON,
            DETECTRON2,
            DETECTRON2_CENTRED,
            TORCHVISION,
            TORCHVISION_V2,
            KERAS_RETINANET,
            MMDETECTION,
            TF_VISION);

    private Presets() {}

    /**
     * A preset by its name.
     *
     * @param name e.g. {@code torchvision}
     * @return the preset
     * @throws IllegalArgumentException if there is none of this name; the message lists the names
     */
    public static Preset named(String name) {
        return ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no preset '" + name + "'; choose one of "
                        + ALL.stream().map(Preset::name).collect(Collectors.joining(", "))));
    }

    private static MatchSettings matching(LowQuality rule) {
        return new MatchSettings(0.5, 0.4, true, rule, BorderRule.KEEP, IouRule.SINGLE);
    }

    /** Alpha 0.25 and a prior of 0.01 are common to all. */
    private static LossSettings loss(double gamma, Normaliser normaliser, BoxLoss boxLoss) {
        return new LossSettings(0.25, gamma, 0.01, normaliser, boxLoss);
    }

    private static InputSettings input(ResizeRule resize, VocCorners voc) {
        return new InputSettings(resize, CrowdRule.DROP, voc);
    }

    private static Preset detectron2(String name, String title, double offset) {
        return new Preset(
                name,
                title,
                "facebookresearch/detectron2, detectron2/config/defaults.py, configs/Base-RetinaNet.yaml",
                AnchorSettings.pyramid(ShapeArithmetic.DETECTRON2, ShapeOrder.SCALE_MAJOR, Spacing.STRIDE, offset),
                matching(LowQuality.KEEP),
                loss(2, Normaliser.MOVING_AVERAGE, new DeltaLoss.L1()),
                CentreSizeCoder.PLAIN,
                P6Source.C5,
                input(SHORT_800, VocCorners.MIN_LESS_ONE),
                USUAL_INFERENCE);
    }

    private static Preset torchvision(String name, String title, String function, P6Source p6, BoxLoss boxLoss) {
        return new Preset(
                name,
                title,
                "pytorch/vision, torchvision/models/detection/retinanet.py, " + function,
                AnchorSettings.pyramid(
                        ShapeArithmetic.TORCHVISION, ShapeOrder.RATIO_MAJOR, Spacing.IMAGE_OVER_CELLS, 0),
                matching(LowQuality.KEEP),
                loss(2, Normaliser.IMAGE_POSITIVES, boxLoss),
                CentreSizeCoder.PLAIN,
                p6,
                input(SHORT_800_DOWN, VocCorners.AS_WRITTEN),
                new InferenceSettings(0.05, 1000, 0.5, 300));
    }

    /** The first cell's centre is (stride - 1) / 2, and the ratios run 1, 2, 1/2 in its configurations. */
    private static AnchorSettings detectronAnchors() {
        List<AnchorLevel> levels = new ArrayList<>();
        for (int level = 3; level <= 7; level++) {
            double stride = 1 << level;
            levels.add(new AnchorLevel(
                    level,
                    4 * stride,
                    AnchorSettings.OCTAVE_THIRDS,
                    List.of(1.0, 2.0, 0.5),
                    (stride - 1) / 2 / stride));
        }
        return new AnchorSettings(levels, ShapeArithmetic.DETECTRON, ShapeOrder.SCALE_MAJOR, Spacing.STRIDE);
    }

    /** Its aspect ratios 1/2, 1, 2 are width / height. */
    private static AnchorSettings tfVisionAnchors() {
        List<AnchorLevel> levels = new ArrayList<>();
        for (int level = 3; level <= 7; level++) {
            levels.add(new AnchorLevel(level, 4 << level, AnchorSettings.OCTAVE_THIRDS, List.of(2.0, 1.0, 0.5), 0.5));
        }
        return new AnchorSettings(levels, ShapeArithmetic.TF_VISION, ShapeOrder.SCALE_MAJOR, Spacing.STRIDE);
    }
}
