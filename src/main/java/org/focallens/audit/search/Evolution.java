package org.focallens.audit.search;

import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Differential evolution (Storn, Price 1997), best/1/bin with a factor drawn anew for every generation, as Zlocha, Dou, Glocker (MICCAI 2019) used
 * it for RetinaNet's anchors. Trials are drawn on one thread and measured on all, a generation at a time, so that the number of threads changes
 * nothing.
 */
final class Evolution {
    private static final double CROSSOVER = 0.7;
    private static final double LEAST_FACTOR = 0.5;
    private static final int LEAST_PATIENCE = 10;

    private final Genome genome;
    private final BoxSample sample;
    private final SearchSettings search;
    private final BooleanSupplier cancelled;
    private final Random random;
    private final double[][] population;
    private final Coverage[] coverages;
    private int best;
    private int generation;

    Evolution(Genome genome, BoxSample sample, SearchSettings search, BooleanSupplier cancelled) {
        this.genome = genome;
        this.sample = sample;
        this.search = search;
        this.cancelled = cancelled;
        this.random = new Random(search.seed());
        this.population = new double[search.population()][];
        this.coverages = new Coverage[search.population()];
    }

    /** {@return the best genes found; those given are among the first candidates} */
    double[] run(double[][] given, Consumer<SearchStep> progress) {
        for (int i = 0; i < population.length; i++) {
            population[i] = i < given.length ? given[i].clone() : drawn(given[i % given.length]);
        }
        accept(population.clone());
        int lastGain = 0;
        progress.accept(step());
        for (generation = 1; generation <= search.generations(); generation++) {
            double before = fitness(coverages[best]);
            accept(trials());
            if (fitness(coverages[best]) > before) {
                lastGain = generation;
            }
            progress.accept(step());
            if (generation - lastGain >= Math.max(LEAST_PATIENCE, search.generations() / 4)) {
                break;
            }
        }
        generation = Math.min(generation, search.generations());
        return population[best].clone();
    }

    int generations() {
        return generation;
    }

    private SearchStep step() {
        return new SearchStep(generation, search.generations(), coverages[best]);
    }

    /** Half of the first candidates stand around those given, the others anywhere between the bounds. */
    private double[] drawn(double[] around) {
        boolean near = random.nextBoolean();
        double[] genes = new double[genome.length()];
        for (int i = 0; i < genes.length; i++) {
            double width = genome.greatest(i) - genome.least(i);
            genes[i] = near
                    ? clamped(i, around[i] + 0.1 * width * random.nextGaussian())
                    : genome.least(i) + width * random.nextDouble();
        }
        return genes;
    }

    private double clamped(int gene, double value) {
        return Math.max(genome.least(gene), Math.min(genome.greatest(gene), value));
    }

    private double[][] trials() {
        double factor = LEAST_FACTOR + (1 - LEAST_FACTOR) * random.nextDouble();
        double[][] trials = new double[population.length][];
        for (int i = 0; i < trials.length; i++) {
            int first = other(i, i);
            double[] a = population[first];
            double[] b = population[other(i, first)];
            int certain = random.nextInt(genome.length());
            trials[i] = population[i].clone();
            for (int k = 0; k < trials[i].length; k++) {
                if (random.nextDouble() < CROSSOVER || k == certain) {
                    trials[i][k] = within(k, population[best][k] + factor * (a[k] - b[k]));
                }
            }
        }
        return trials;
    }

    private int other(int than, int and) {
        int drawn = random.nextInt(population.length);
        while (drawn == than || drawn == and) {
            drawn = random.nextInt(population.length);
        }
        return drawn;
    }

    /** A gene beyond its bounds is drawn anew, so that candidates do not gather at the bounds. */
    private double within(int gene, double value) {
        double least = genome.least(gene);
        double greatest = genome.greatest(gene);
        return value >= least && value <= greatest ? value : least + (greatest - least) * random.nextDouble();
    }

    private void accept(double[][] trials) {
        Coverage[] measured = new Coverage[trials.length];
        IntStream.range(0, trials.length)
                .parallel()
                .forEach(i -> measured[i] = sample.placed(genome.anchors(trials[i]), cancelled));
        for (int i = 0; i < trials.length; i++) {
            if (coverages[i] == null || fitness(measured[i]) >= fitness(coverages[i])) {
                population[i] = trials[i];
                coverages[i] = measured[i];
            }
        }
        for (int i = 0; i < trials.length; i++) {
            if (fitness(coverages[i]) > fitness(coverages[best])) {
                best = i;
            }
        }
    }

    private double fitness(Coverage coverage) {
        return coverage.fitness(search.objective());
    }
}
