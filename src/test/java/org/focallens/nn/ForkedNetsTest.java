package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Networks on forked devices that share their parameters and run at the same time. */
class ForkedNetsTest {

    private static final InputShape INPUT = new InputShape(1, 128, 128);
    private static final int NETS = 2;
    private static final int RUNS = 5;

    private final Device device = Nd4jDevice.open(1);
    private final Parameters parameters = new Parameters(
            device,
            RetinaNetSettings.small(3, 2)
                    .withBackbone(List.of(8, 16, 16, 16, 16), Normalisation.GROUP)
                    .withHeads(16, 2, ClassOutput.SIGMOID));
    private final List<TestNet> nets = new ArrayList<>();

    ForkedNetsTest() {
        for (int i = 0; i < NETS; i++) {
            nets.add(new TestNet(parameters, new RetinaNet(device.fork(), parameters, INPUT)));
        }
        nets.get(0).set(nets.get(0).lively(1));
    }

    @AfterEach
    void close() {
        device.close();
    }

    private record Result(HeadOutputs outputs, float[] gradients) {}

    private static Result step(TestNet net, long seed) {
        HeadOutputs outputs = net.forward(TestNet.pixels(seed, INPUT));
        return new Result(outputs, net.backward(outputs));
    }

    private static List<Result> steps(TestNet net, int number) {
        List<Result> results = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            results.add(step(net, run * NETS + number));
        }
        return results;
    }

    @Test
    void netsInThreadsOfTheirOwnGiveTheNumbersOfOneAfterTheOther() throws Exception {
        List<List<Result>> oneAfterTheOther = new ArrayList<>();
        for (int i = 0; i < NETS; i++) {
            oneAfterTheOther.add(steps(nets.get(i), i));
        }
        List<List<Result>> sideBySide = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(NETS);
        try {
            List<Callable<List<Result>>> work = new ArrayList<>();
            for (int i = 0; i < NETS; i++) {
                int number = i;
                work.add(() -> steps(nets.get(number), number));
            }
            for (Future<List<Result>> result : threads.invokeAll(work)) {
                sideBySide.add(result.get());
            }
        } finally {
            threads.shutdown();
        }
        for (int i = 0; i < NETS; i++) {
            for (int run = 0; run < RUNS; run++) {
                Result expected = oneAfterTheOther.get(i).get(run);
                Result actual = sideBySide.get(i).get(run);
                assertThat(actual.outputs.logits()).isEqualTo(expected.outputs.logits());
                assertThat(actual.outputs.deltas()).isEqualTo(expected.outputs.deltas());
                assertThat(actual.gradients).isEqualTo(expected.gradients);
            }
        }
    }

    @Test
    void preparationsInSeveralThreadsAreThoseOfOne() throws Exception {
        float[] expected = nets.get(0).forward(TestNet.pixels(1, INPUT)).logits();
        nets.get(0).set(new float[parameters.layout().length()]);
        parameters.write(nets.get(0).lively(1));
        ExecutorService threads = Executors.newFixedThreadPool(NETS);
        try {
            List<Callable<Object>> work = parameters.preparations().stream()
                    .map(preparation -> Executors.callable(preparation::run))
                    .toList();
            for (Future<Object> prepared : threads.invokeAll(work)) {
                prepared.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(nets.get(1).forward(TestNet.pixels(1, INPUT)).logits()).isEqualTo(expected);
    }

    @Test
    void gradientsAreEachNetsOwn() {
        TestNet first = nets.get(0);
        TestNet second = nets.get(1);
        float[] gradients = step(first, 1).gradients;
        second.net().clearGradients();
        assertThat(first.gradients()).isEqualTo(gradients);
        assertThat(second.gradients()).containsOnly(0);
    }
}
