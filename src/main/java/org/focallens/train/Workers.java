package org.focallens.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that share out tasks, the calling thread among them. Which thread takes which task is left open, so tasks
 * must not share what they write.
 */
public final class Workers implements AutoCloseable {

    /** Beyond any machine's cores, and few enough to be started. */
    public static final int MOST_THREADS = 1024;

    private final int threads;
    private final ExecutorService others;

    /**
     * Starts the threads.
     *
     * @param threads 1..{@value #MOST_THREADS}, the caller's counted
     * @throws IllegalArgumentException if there are fewer or more
     */
    public Workers(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads must be 1.." + MOST_THREADS + " but is " + threads);
        }
        this.threads = threads;
        others = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, task -> {
                    Thread thread = new Thread(task, "training worker");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** {@return threads that tasks run in, the caller's counted} */
    public int threads() {
        return threads;
    }

    /**
     * Runs the tasks and waits for all of them. After a failure the tasks that have not begun are left out, and the failure is thrown.
     *
     * @param tasks how many
     * @param task  given the task's number from 0
     */
    public void run(int tasks, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (Throwable failure) {
                    next.set(tasks);
                    throw failure;
                }
            }
        };
        List<Future<?>> running = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, tasks); i++) {
            running.add(others.submit(share));
        }
        Throwable failure = null;
        try {
            share.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        for (Future<?> other : running) {
            Throwable otherFailure = failureOf(other);
            failure = failure == null ? otherFailure : failure;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    /** The tasks write what the caller reads next, so that an interrupted caller still waits for them. */
    private static Throwable failureOf(Future<?> task) {
        boolean interrupted = false;
        while (true) {
            try {
                task.get();
                return null;
            } catch (ExecutionException e) {
                return e.getCause();
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @Override
    public void close() {
        if (others != null) {
            others.shutdown();
        }
    }
}
