package dev.weir.evaluators.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a newer value replaces an older one: an absent value never does. */
final class Absent {
    private Absent() {}

    static String or(String newer, String older) {
        return newer.isEmpty() ? older : newer;
    }

    static <T> List<T> or(List<T> newer, List<T> older) {
        return newer.isEmpty() ? older : newer;
    }

    static <T> @Nullable T or(@Nullable T newer, @Nullable T older) {
        return newer == null ? older : newer;
    }

    static <K, V> Map<K, V> merged(Map<K, V> older, Map<K, V> newer) {
        if (older.isEmpty() || newer.isEmpty()) {
            return older.isEmpty() ? newer : older;
        }
        var merged = new LinkedHashMap<>(older);
        merged.putAll(newer);
        return merged;
    }

    static <T> List<T> union(List<T> older, List<T> newer) {
        if (newer.isEmpty() || older.equals(newer)) {
            return List.copyOf(older);
        }
        var union = new LinkedHashSet<>(older);
        union.addAll(newer);
        return new ArrayList<>(union);
    }
}
