package org.focallens.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.nn.Device;
import org.focallens.nn.Operation;
import org.focallens.nn.ParameterLayout;
import org.focallens.nn.Parameters;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;

/**
 * A network on a device: its parameters, a lane for each part of a batch, and the sum of the lanes' gradients. All its memory is in a
 * fork of the device, which closing it gives back.
 */
final class Lanes implements AutoCloseable {

    private final Device device;
    private final Workers workers;
    private final List<Lane> lanes = new ArrayList<>();
    private final Parameters parameters;
    private final List<Operation> preparations;
    private final List<ParameterLayout.Slice> slices;
    private final float[] gradients;
    private final float[] room;
    private boolean closed;

    Lanes(Device whole, TrainingSettings settings, AnchorGrid grid, Workers workers) {
        this.workers = workers;
        device = whole.fork();
        try {
            parameters = new Parameters(device, settings.network());
            for (int i = device.lanes(settings.input().batch()); i > 0; i--) {
                lanes.add(new Lane(device.fork(), parameters, settings, grid));
            }
            preparations = parameters.preparations();
            slices = parameters.layout().slices();
            gradients = new float[parameters.layout().length()];
            room = new float[gradients.length];
        } catch (RuntimeException | Error e) {
            device.close();
            throw e;
        }
    }

    ParameterLayout layout() {
        return parameters.layout();
    }

    /** {@return the lanes, in the order of a batch's images} */
    List<Lane> all() {
        requireOpen();
        return lanes;
    }

    /** Gives every lane the parameters. */
    void load(float[] values) {
        requireOpen();
        parameters.write(values);
        workers.run(preparations.size(), i -> preparations.get(i).run());
    }

    /** Takes a batch forward and backward. {@return its losses by level} */
    List<LevelLoss> run(StepSettings settings, Prepared batch, double[] weights, BooleanSupplier cancelled) {
        requireOpen();
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<LevelLoss>[] losses = new List[weights.length];
        workers.run(lanes.size(), number -> {
            Lane lane = lanes.get(number);
            lane.begin();
            int end = (number + 1) * weights.length / lanes.size();
            for (int image = number * weights.length / lanes.size(); image < end; image++) {
                losses[image] = lane.step(settings, batch.images().get(image), weights[image], cancelled);
            }
        });
        return Prepared.sum(losses);
    }

    /** Adds the lanes' gradients up, always in the same order. {@return their norm} */
    double gather() {
        double[] squares = new double[slices.size()];
        workers.run(slices.size(), number -> {
            ParameterLayout.Slice slice = slices.get(number);
            for (int lane = 0; lane < lanes.size(); lane++) {
                lanes.get(lane).addGradients(gradients, room, slice, lane == 0);
            }
            squares[number] = squares(slice);
        });
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum);
    }

    /** In four sums, of which the processor adds to one while it waits for the others; always in the same order. */
    private double squares(ParameterLayout.Slice slice) {
        double[] sums = new double[4];
        int end = slice.end();
        int i = slice.offset();
        for (; i + 4 <= end; i += 4) {
            sums[0] += (double) gradients[i] * gradients[i];
            sums[1] += (double) gradients[i + 1] * gradients[i + 1];
            sums[2] += (double) gradients[i + 2] * gradients[i + 2];
            sums[3] += (double) gradients[i + 3] * gradients[i + 3];
        }
        for (; i < end; i++) {
            sums[0] += (double) gradients[i] * gradients[i];
        }
        return sums[0] + sums[1] + (sums[2] + sums[3]);
    }

    /** {@return the sum of the last {@link #gather}, in the order of the layout; not copied} */
    float[] gradients() {
        return gradients;
    }

    /** {@return the first parameter whose gradient is not finite} */
    Optional<String> firstNotFinite() {
        return slices.stream()
                .filter(slice -> !Double.isFinite(squares(slice)))
                .map(ParameterLayout.Slice::name)
                .findFirst();
    }

    /** {@return the time that each lane spent forward, on the loss and backward} */
    List<long[]> nanos() {
        return lanes.stream().map(Lane::nanos).toList();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the trainer was closed and its network freed");
        }
    }

    @Override
    public void close() {
        closed = true;
        device.close();
    }
}
