package org.focallens.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a network on a device, shared by every {@link RetinaNet} that is planned with them. */
public final class Parameters {

    private final RetinaNetSettings settings;
    private final ParameterLayout layout;
    private final Device device;
    private final Tensor values;
    private final Map<String, Kernel> kernels = new LinkedHashMap<>();

    /**
     * Allocates the parameters, all 0.
     *
     * @param device   where the networks compute, or what their devices were forked from
     * @param settings what the network is made of
     */
    public Parameters(Device device, RetinaNetSettings settings) {
        this.device = device;
        this.settings = settings;
        layout = new ParameterLayout(settings);
        values = device.allocate(Shape.of(layout.length()));
    }

    /**
     * What the network is made of.
     *
     * @return the settings
     */
    public RetinaNetSettings settings() {
        return settings;
    }

    /**
     * Where each parameter stands in the flat array.
     *
     * @return the layout
     */
    public ParameterLayout layout() {
        return layout;
    }

    /**
     * Sets the parameters; {@link #preparations} have to run before they are used.
     *
     * @param flat in the order of the layout
     * @throws IllegalArgumentException if there are more or fewer
     */
    public void write(float[] flat) {
        values.write(flat);
    }

    /**
     * What has to run between {@link #write} and the next step of the networks planned so far; each may run in a thread of its own.
     *
     * @return the operations
     */
    public List<Operation> preparations() {
        List<Operation> preparations = new ArrayList<>();
        kernels.values().forEach(kernel -> preparations.add(device.prepare(kernel)));
        return preparations;
    }

    /** The kernel of the convolution of that name. */
    Kernel kernel(String name, int stride) {
        return kernels.computeIfAbsent(
                name, key -> device.kernel(tensor(key + ".weight"), tensor(key + ".bias"), stride));
    }

    /** A parameter's values. */
    Tensor tensor(String name) {
        return in(values, name);
    }

    /** A parameter's part of another array of this layout. */
    Tensor in(Tensor flat, String name) {
        ParameterLayout.Slice slice = layout.slice(name);
        return device.view(flat, slice.offset(), slice.shape());
    }
}
