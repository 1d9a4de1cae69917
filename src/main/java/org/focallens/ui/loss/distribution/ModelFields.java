package org.focallens.ui.loss.distribution;

import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import javafx.scene.layout.VBox;
import org.focallens.core.lesson.ScoreModel;
import org.focallens.ui.common.Controls;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.NumberField;
import org.focallens.ui.loss.common.NumberInput;
import org.focallens.ui.loss.common.NumberInput.Bounds;

/** The described distribution by typing. */
final class ModelFields extends VBox {
    private static final double FARTHEST = 50;

    private final LossViewModel room;
    private final DistributionViewModel model;

    ModelFields(LossViewModel room, DistributionViewModel model) {
        super(8);
        this.room = room;
        this.model = model;
        getChildren()
                .add(Controls.note(
                        "The logits of positives and of negatives are two normal distributions. The defaults resemble a converged "
                                + "detector."));
        add(
                "terms",
                "Terms",
                Bounds.whole(100, ScoreModel.MOST),
                ScoreModel::terms,
                (now, value) -> copy(now, value, now.positiveShare()));
        add(
                "share",
                "Share of positives",
                Bounds.of(1e-6, 0.999999),
                ScoreModel::positiveShare,
                (now, value) -> copy(now, now.terms(), value));
        add(
                "positive-mean",
                "Mean logit of positives",
                Bounds.of(-FARTHEST, FARTHEST),
                ScoreModel::positiveMean,
                (now, value) -> new ScoreModel(
                        now.terms(),
                        now.positiveShare(),
                        value,
                        now.positiveSpread(),
                        now.negativeMean(),
                        now.negativeSpread(),
                        now.seed()));
        add(
                "positive-spread",
                "Their standard deviation",
                Bounds.of(0, FARTHEST),
                ScoreModel::positiveSpread,
                (now, value) -> new ScoreModel(
                        now.terms(),
                        now.positiveShare(),
                        now.positiveMean(),
                        value,
                        now.negativeMean(),
                        now.negativeSpread(),
                        now.seed()));
        add(
                "negative-mean",
                "Mean logit of negatives",
                Bounds.of(-FARTHEST, FARTHEST),
                ScoreModel::negativeMean,
                (now, value) -> new ScoreModel(
                        now.terms(),
                        now.positiveShare(),
                        now.positiveMean(),
                        now.positiveSpread(),
                        value,
                        now.negativeSpread(),
                        now.seed()));
        add(
                "negative-spread",
                "Their standard deviation",
                Bounds.of(0, FARTHEST),
                ScoreModel::negativeSpread,
                (now, value) -> new ScoreModel(
                        now.terms(),
                        now.positiveShare(),
                        now.positiveMean(),
                        now.positiveSpread(),
                        now.negativeMean(),
                        value,
                        now.seed()));
        add(
                "seed",
                "Seed",
                Bounds.whole(0, 1e9),
                ScoreModel::seed,
                (now, value) -> new ScoreModel(
                        now.terms(),
                        now.positiveShare(),
                        now.positiveMean(),
                        now.positiveSpread(),
                        now.negativeMean(),
                        now.negativeSpread(),
                        value.longValue()));
    }

    private static ScoreModel copy(ScoreModel now, double terms, double share) {
        return new ScoreModel(
                (int) terms,
                share,
                now.positiveMean(),
                now.positiveSpread(),
                now.negativeMean(),
                now.negativeSpread(),
                now.seed());
    }

    private void add(
            String id,
            String name,
            Bounds bounds,
            ToDoubleFunction<ScoreModel> get,
            BiFunction<ScoreModel, Double, ScoreModel> set) {
        NumberInput input = new NumberInput(name, bounds, value -> model.setModel(id, now -> set.apply(now, value)));
        room.state().map(state -> state.distribution().model()).subscribe(now -> input.show(get.applyAsDouble(now)));
        String help = id.endsWith("spread")
                ? "Standard deviation of the logits."
                : id.equals("seed") ? "The same seed draws the same scores." : name + ".";
        getChildren().add(new NumberField("distribution-" + id, name, help, input));
    }
}
