package org.focallens.nn;

/**
 * A layer with parameters, for those who look inside.
 *
 * @param name      as in {@link ParameterLayout}, without {@code .weight}
 * @param output    what it wrote in the last forward run. The lateral layers 3 and 4 hold the sum with the coarser level, which is added
 *                  in place; a normalised layer holds what the normalisation made of it
 * @param rectified whether a relu is part of it, so that nothing is below 0
 */
public record Layer(String name, Maps output, boolean rectified) {}
