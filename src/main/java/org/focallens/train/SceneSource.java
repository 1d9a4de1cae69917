package org.focallens.train;

import java.util.ArrayList;
import java.util.List;
import org.focallens.data.scene.Scene;
import org.focallens.data.scene.SceneGenerator;
import org.focallens.data.scene.SceneSettings;

/** Generated scenes without end, each seen once. */
public final class SceneSource implements BatchSource {

    private final SceneGenerator generator;
    private final int batch;
    private long next;

    /**
     * A stream of scenes.
     *
     * @param settings what scenes look like; of the network's input size
     * @param batch    scenes of a batch, at least 1
     * @param seed     another seed gives other scenes
     * @throws IllegalArgumentException if the batch is below 1
     */
    public SceneSource(SceneSettings settings, int batch, long seed) {
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be >= 1 but is " + batch);
        }
        generator = new SceneGenerator(settings, seed);
        this.batch = batch;
    }

    @Override
    public List<String> categories() {
        return generator.settings().categories();
    }

    @Override
    public Batch next() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            Scene scene = generator.scene(next++);
            examples.add(new Example(scene.picture(), scene.labels(), scene.picture().width(), scene.picture().height()));
        }
        return new Batch(examples);
    }
}
