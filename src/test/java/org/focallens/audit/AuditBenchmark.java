package org.focallens.audit;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Presets;
import org.focallens.data.Dataset;
import org.focallens.data.ReadOptions;
import org.focallens.data.open.Datasets;
import org.focallens.text.Texts;

/**
 * Times reading and audit of an annotation file, without opening images, by torchvision's settings at 800/1333. Run with the heap to be tried:
 * {@code java -Xmx1g -cp … org.focallens.audit.AuditBenchmark FILE}.
 */
final class AuditBenchmark {
    private AuditBenchmark() {}

    /** The argument: the file. */
    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        Dataset dataset =
                Datasets.open(Path.of(args[0]), ReadOptions.DEFAULT.withoutHeaders(), () -> false, share -> {});
        long read = System.nanoTime();
        System.out.print(Texts.format(
                "%,d images, %,d boxes, read in %.2f s%n",
                dataset.images().size(), dataset.boxCount(), (read - start) / 1e9));
        AssignSettings settings = AssignSettings.of(Presets.named("torchvision"));
        AuditReport report = new Audit(settings).of(dataset, () -> false, share -> {});
        long end = System.nanoTime();
        System.out.print(Texts.format(
                "audit %.2f s, since the start %.2f s, %.1f s of processor time in all, greatest heap %,d MB; mean best IoU %.6f, "
                        + "%,d positives%n",
                (end - read) / 1e9,
                (end - start) / 1e9,
                processorSeconds(),
                peak() >> 20,
                report.totals().boxes().meanBestIou(),
                report.totals().positive()));
        AssignSettings changed = new AssignSettings(
                settings.anchors(), settings.matching().withThresholds(0.6, 0.5), settings.resize(), settings.crowd());
        new WhatIf(dataset, report, 1)
                .ask(
                        changed,
                        () -> false,
                        share -> {},
                        answer -> System.out.print(Texts.format(
                                "what if positives start at .6: after %.2f s, of %,d images, %,d boxes gained and %,d lost%n",
                                (System.nanoTime() - end) / 1e9,
                                answer.after().totals().images(),
                                answer.gained().count(),
                                answer.lost().count())));
        System.out.print(Texts.format(
                "cancelled while it reads: heard within %.0f ms%n",
                cancel(cancelled -> Datasets.open(
                        Path.of(args[0]), ReadOptions.DEFAULT.withoutHeaders(), cancelled, share -> {}))));
        System.out.print(Texts.format(
                "cancelled while it audits: heard within %.0f ms%n",
                cancel(cancelled -> new Audit(settings).of(dataset, cancelled, share -> {}))));
    }

    /** Long work that can be cancelled. */
    private interface Work {
        void run(BooleanSupplier cancelled) throws IOException;
    }

    /** {@return the longest of some waits for work to end, cancelled each time at another moment} */
    private static double cancel(Work work) throws IOException {
        double longest = 0;
        for (int millis = 50; millis <= 500; millis += 50) {
            long at = System.nanoTime() + millis * 1_000_000L;
            try {
                work.run(() -> System.nanoTime() > at);
                System.out.println("done before it was cancelled after " + millis + " ms");
            } catch (CancellationException e) {
                longest = Math.max(longest, (System.nanoTime() - at) / 1e6);
            }
        }
        return longest;
    }

    /** Of all threads since the program's start; unlike the clock it does not depend on what else runs. */
    private static double processorSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** Sum over the heap's regions of the greatest use each has had; their peaks need not have been at once, so this is an upper bound. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
