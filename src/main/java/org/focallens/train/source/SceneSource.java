package org.focallens.train.source;

import java.util.List;
import org.focallens.data.scene.Scene;
import org.focallens.data.scene.SceneGenerator;
import org.focallens.data.scene.SceneSettings;
import org.focallens.nn.InputShape;

/** Generated scenes without end, each seen once. */
public final class SceneSource implements ExampleSource {

    private final SceneGenerator generator;
    private final InputShape input;

    /**
     * A row of scenes.
     *
     * @param settings what scenes look like; the examples are as large, each side rounded up to what the network takes
     * @param seed     another seed gives other scenes
     */
    public SceneSource(SceneSettings settings, long seed) {
        generator = new SceneGenerator(settings, seed);
        input = InputShape.covering(1, settings.height(), settings.width());
    }

    @Override
    public List<String> categories() {
        return generator.settings().categories();
    }

    @Override
    public Example example(long index) {
        Scene scene = generator.scene(index);
        return Example.padded(scene.picture(), scene.labels(), input);
    }
}
