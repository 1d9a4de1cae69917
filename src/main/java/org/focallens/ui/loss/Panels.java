package org.focallens.ui.loss;

import java.util.function.Consumer;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.loss.balance.BalancePanel;
import org.focallens.ui.loss.calculator.CalculatorPanel;
import org.focallens.ui.loss.common.FromOtherRooms;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Panel;
import org.focallens.ui.loss.curves.CurvesPanel;
import org.focallens.ui.loss.distribution.DistributionPanel;
import org.focallens.ui.loss.lessons.CalibrationPanel;
import org.focallens.ui.loss.lessons.NormalisersPanel;
import org.focallens.ui.loss.lessons.PaperPanel;
import org.focallens.ui.loss.lessons.SignaturesPanel;

/**
 * Makes the pages of the loss room.
 *
 * @param model      what they share
 * @param neighbours what other rooms have to offer
 * @param dialogs    asks and tells
 * @param saver      saves figures
 * @param status     takes a line about what was done
 */
record Panels(
        LossViewModel model, FromOtherRooms neighbours, Dialogs dialogs, ChartSaver saver, Consumer<String> status) {

    Panel make(PanelKind kind) {
        return switch (kind) {
            case CURVES -> new CurvesPanel(model, saver);
            case BALANCE -> new BalancePanel(model, neighbours, saver, status);
            case DISTRIBUTION -> new DistributionPanel(model, neighbours, saver);
            case CALCULATOR -> new CalculatorPanel(model, dialogs, saver, status);
            case NORMALISERS -> new NormalisersPanel(model, saver);
            case PAPER -> new PaperPanel(model, saver);
            case CALIBRATION -> new CalibrationPanel(model, saver);
            case SIGNATURES -> new SignaturesPanel(model, saver);
        };
    }
}
