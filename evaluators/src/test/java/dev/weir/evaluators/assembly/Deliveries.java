package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.Fragment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Ways in which fragments may arrive. */
final class Deliveries {
    private Deliveries() {}

    static List<Fragment> shuffledWithDuplicates(List<Fragment> fragments, long seed) {
        var random = new Random(seed);
        var all = new ArrayList<>(fragments);
        for (Fragment fragment : fragments) {
            if (random.nextInt(4) == 0) {
                all.add(fragment);
            }
        }
        Collections.shuffle(all, random);
        return all;
    }
}
