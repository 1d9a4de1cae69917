package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).as("the others come").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 5", "2, 1", "2, 100", "3, 2", "3, 100", "8, 3"})
    void everyTaskIsDoneOnceBeforeTheReturn(int threads, int tasks) {
        AtomicIntegerArray done = new AtomicIntegerArray(Math.max(1, tasks));
        try (Workers workers = new Workers(threads)) {
            assertThat(workers.threads()).isEqualTo(threads);
            for (int round = 1; round <= 50; round++) {
                workers.run(tasks, done::incrementAndGet);
                for (int task = 0; task < tasks; task++) {
                    assertThat(done.get(task)).isEqualTo(round);
                }
            }
        }
    }

    /** Three tasks that each wait until all three have begun. */
    @Test
    void asManyTasksRunSideBySideAsThereAreThreads() {
        CountDownLatch begun = new CountDownLatch(3);
        try (Workers workers = new Workers(3)) {
            workers.run(3, task -> {
                begun.countDown();
                await(begun);
            });
        }
        assertThat(begun.getCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void neverMoreThreadsThanAskedForTheCallerAmongThem(int threads) {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Workers workers = new Workers(threads)) {
            CountDownLatch all = new CountDownLatch(threads);
            workers.run(60, task -> {
                seen.add(Thread.currentThread());
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                all.countDown();
                await(all);
                running.decrementAndGet();
            });
        }
        assertThat(seen).hasSize(threads).contains(Thread.currentThread());
        assertThat(most.get()).isEqualTo(threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aFailureIsThrownAsItIsAndTheWorkersGoOn(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int failing = 0; failing < 6; failing++) {
                int number = failing;
                CancellationException failure = new CancellationException("task " + number);
                assertThatThrownBy(() -> workers.run(6, task -> {
                            if (task == number) {
                                throw failure;
                            }
                        }))
                        .isSameAs(failure);
            }
            assertThatThrownBy(() -> workers.run(6, task -> {
                        throw new AssertionError("task");
                    }))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("task");
            AtomicInteger done = new AtomicInteger();
            workers.run(6, task -> done.incrementAndGet());
            assertThat(done.get()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025, 1_000_000})
    void aNumberOfThreadsThatNoMachineHasIsRefused(int threads) {
        assertThatThrownBy(() -> new Workers(threads))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads must be 1..1024 but is " + threads);
    }

    @Test
    void afterAFailureNoTaskBeginsAnyMore() {
        AtomicInteger begun = new AtomicInteger();
        try (Workers workers = new Workers(1)) {
            assertThatThrownBy(() -> workers.run(100, task -> {
                        begun.incrementAndGet();
                        throw new IllegalStateException("first");
                    }))
                    .hasMessage("first");
        }
        assertThat(begun.get()).isEqualTo(1);
    }

    /** What the other thread still writes, the caller may read only afterwards. */
    @Test
    void theCallersOwnFailureWaitsForTheOthers() {
        CountDownLatch bothBegun = new CountDownLatch(2);
        CountDownLatch callerFailed = new CountDownLatch(1);
        AtomicBoolean otherDone = new AtomicBoolean();
        Thread caller = Thread.currentThread();
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.run(2, task -> {
                        bothBegun.countDown();
                        await(bothBegun);
                        if (Thread.currentThread() == caller) {
                            callerFailed.countDown();
                            throw new IllegalStateException("caller");
                        }
                        await(callerFailed);
                        otherDone.set(true);
                    }))
                    .hasMessage("caller");
            assertThat(otherDone).isTrue();
        }
    }

    @Test
    void anInterruptedCallerStillWaitsAndStaysInterrupted() {
        CountDownLatch bothBegun = new CountDownLatch(2);
        AtomicInteger done = new AtomicInteger();
        Thread caller = Thread.currentThread();
        try (Workers workers = new Workers(2)) {
            workers.run(2, task -> {
                bothBegun.countDown();
                await(bothBegun);
                if (Thread.currentThread() == caller) {
                    caller.interrupt();
                }
                done.incrementAndGet();
            });
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done.get()).isEqualTo(2);
    }

    @Test
    void noThreadsIsNamed() {
        assertThatThrownBy(() -> new Workers(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads must be 1..1024 but is 0");
    }
}
