package org.focallens.nn.nd4j;

import org.focallens.nn.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/** A native operation whose arguments are set once: a run then costs one call, about 10 microseconds. */
final class Nd4jOperation implements Operation {

    private final OpExecutioner executioner = Nd4j.getExecutioner();
    private final Nd4jThreads threads;
    private final DynamicCustomOp operation;
    private final OpContext context = executioner.buildContext();

    /**
     * Binds an operation to its arrays.
     *
     * @param threads the most it may use
     * @param name    what the native library calls it
     * @param inputs  read
     * @param outputs overwritten
     */
    Nd4jOperation(Nd4jThreads threads, String name, INDArray[] inputs, INDArray[] outputs) {
        this.threads = threads;
        operation = DynamicCustomOp.builder(name).build();
        context.setInputArrays(inputs);
        context.setOutputArrays(outputs);
    }

    /** Adds an argument that is a real number. */
    Nd4jOperation with(double number) {
        context.setTArguments(number);
        return this;
    }

    @Override
    public void run() {
        threads.apply();
        executioner.exec(operation, context);
    }

    void close() {
        try {
            context.close();
        } catch (Exception e) {
            throw new IllegalStateException("the native context of " + operation.opName() + " could not be freed", e);
        }
    }
}
