package org.focallens.data.predictions;

import java.util.HashMap;
import java.util.Map;
import org.focallens.data.Dataset;

/**
 * Which category a prediction is of. Named by the annotations' id or by its name; in a data set whose categories have no ids, by its number. Numbers
 * start at 0 or at 1, which shows only at the end: up to then, 0 to the number of categories all go.
 */
final class CategoryLookup {
    static final int UNKNOWN = -1;

    private final Dataset dataset;
    private final Map<String, Integer> byName = new HashMap<>();
    private boolean numbers;
    private boolean zero;
    private boolean highest;

    CategoryLookup(Dataset dataset) {
        this.dataset = dataset;
        for (int i = 0; i < dataset.categories().size(); i++) {
            byName.putIfAbsent(dataset.categories().get(i), i);
        }
    }

    int find(String id) {
        Integer index = dataset.categoryIds().get(id);
        if (index == null) {
            index = byName.get(id);
        }
        if (index != null) {
            return index;
        }
        if (!dataset.categoryIds().isEmpty() || !id.matches("\\d{1,7}")) {
            return UNKNOWN;
        }
        int number = Integer.parseInt(id);
        numbers = true;
        zero |= number == 0;
        highest |= number == dataset.categories().size();
        return number <= dataset.categories().size() ? number : UNKNOWN;
    }

    /** {@return whether categories were named by number} */
    boolean byNumber() {
        return numbers;
    }

    /** {@return whether the numbers met start at 1: the last stands for a category and 0 was never met} */
    boolean startAtOne() {
        return numbers && highest && !zero;
    }
}
