package org.focallens.ui.common.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LatestJobTest {
    private final LatestJob job = new LatestJob("test-job");
    private final List<String> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        job.close();
    }

    private void submit(Background.Work<String> work) {
        job.submit(
                work,
                result -> events.add(result + (Platform.isFxApplicationThread() ? "" : " away from the FX thread")),
                failure -> events.add("failed: " + failure.getMessage()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String untilCancelled(BooleanSupplier cancelled, CountDownLatch started) {
        started.countDown();
        while (!cancelled.getAsBoolean()) {
            Thread.onSpinWait();
        }
        return "too late";
    }

    private void waitForEvents(int count) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> events.size() >= count);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void workIsDoneOnAThreadOfItsOwnAndItsResultArrivesOnTheFxThread() throws Exception {
        Platform.runLater(() -> submit(cancelled ->
                Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon()));
        waitForEvents(1);
        assertThat(events).containsExactly("test-job true");
    }

    @Test
    void aNewRequestCancelsTheOldOneWhoseResultIsDropped() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.runLater(() -> submit(cancelled -> untilCancelled(cancelled, started)));
        await(started);
        Platform.runLater(() -> submit(cancelled -> "new"));
        waitForEvents(1);
        assertThat(events).containsExactly("new");
    }

    @Test
    void requestsThatNeverStartedAreSkipped() throws Exception {
        CountDownLatch allAsked = new CountDownLatch(1);
        Platform.runLater(() -> {
            submit(cancelled -> {
                await(allAsked);
                return "too late";
            });
            for (int i = 0; i < 10; i++) {
                String name = "request " + i;
                submit(cancelled -> {
                    events.add(name + " ran");
                    return name;
                });
            }
            allAsked.countDown();
        });
        waitForEvents(2);
        assertThat(events).containsExactly("request 9 ran", "request 9");
    }

    @Test
    void aResultThatWaitsForTheFxThreadIsDroppedToo() throws Exception {
        CountDownLatch finished = new CountDownLatch(1);
        CountDownLatch secondStarted = new CountDownLatch(1);
        Platform.runLater(() -> {
            submit(cancelled -> {
                finished.countDown();
                return "old";
            });
            await(finished);
            submit(cancelled -> {
                secondStarted.countDown(); // one thread: whatever the first has to say is in the queue by now
                return "new";
            });
            await(secondStarted);
        });
        waitForEvents(1);
        assertThat(events).containsExactly("new");
    }

    @Test
    void failuresArriveUnlessTheyAreStale() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.runLater(() -> submit(cancelled -> {
            untilCancelled(cancelled, started);
            throw new IllegalStateException("of the old");
        }));
        await(started);
        Platform.runLater(() -> submit(cancelled -> {
            throw new IllegalStateException("of the new");
        }));
        waitForEvents(1);
        assertThat(events).containsExactly("failed: of the new");
    }

    @Test
    void tooLittleMemoryIsAFailureLikeAnyOther() throws Exception {
        Platform.runLater(() -> submit(cancelled -> {
            throw new OutOfMemoryError("no room for a picture");
        }));
        waitForEvents(1);
        assertThat(events).containsExactly("failed: Not enough memory (no room for a picture)");
        Platform.runLater(() -> submit(cancelled -> "and the thread lives on"));
        waitForEvents(2);
    }

    @Test
    void anErrorIsAFailureTooOrItsAnswerWouldBeWaitedForForEver() throws Exception {
        Platform.runLater(() -> submit(cancelled -> {
            throw new NoClassDefFoundError("org/nd4j/Missing");
        }));
        waitForEvents(1);
        assertThat(events).containsExactly("failed: java.lang.NoClassDefFoundError: org/nd4j/Missing");
    }

    @Test
    void cancelGivesUpWhatWasAskedForAndLaterRequestsWork() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.runLater(() -> submit(cancelled -> untilCancelled(cancelled, started)));
        await(started);
        Platform.runLater(() -> {
            job.cancel();
            submit(cancelled -> "after");
        });
        waitForEvents(1);
        assertThat(events).containsExactly("after");
    }

    /** Or "busy" would stand there for ever. */
    @Test
    void anErrorOfTheProgramArrivesAsAFailureToo() throws Exception {
        Platform.runLater(() -> submit(cancelled -> {
            throw new NoClassDefFoundError("org/nowhere/Missing");
        }));
        waitForEvents(1);
        assertThat(events).singleElement().asString().startsWith("failed: ").contains("org/nowhere/Missing");
        Platform.runLater(() -> submit(cancelled -> "the next"));
        waitForEvents(2);
        assertThat(events).endsWith("the next");
    }
}
