package dev.weir.evaluators.redaction;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How providers' keys begin, with the least number of characters that follow. */
final class SecretPrefixes {
    private static final Map<String, Integer> BODY_LENGTHS =
            Map.ofEntries(
                    Map.entry("sk-", 16),
                    Map.entry("sk-proj-", 16),
                    Map.entry("sk-ant-", 16),
                    Map.entry("sk-lf-", 16),
                    Map.entry("pk-lf-", 16),
                    Map.entry("sk_live_", 12),
                    Map.entry("sk_test_", 12),
                    Map.entry("rk_live_", 12),
                    Map.entry("AKIA", 16),
                    Map.entry("ASIA", 16),
                    Map.entry("ghp_", 20),
                    Map.entry("gho_", 20),
                    Map.entry("ghu_", 20),
                    Map.entry("ghs_", 20),
                    Map.entry("ghr_", 20),
                    Map.entry("github_pat_", 20),
                    Map.entry("glpat-", 16),
                    Map.entry("xoxb-", 10),
                    Map.entry("xoxp-", 10),
                    Map.entry("xoxa-", 10),
                    Map.entry("xoxr-", 10),
                    Map.entry("xoxs-", 10),
                    Map.entry("AIza", 30),
                    Map.entry("hf_", 20),
                    Map.entry("npm_", 30),
                    Map.entry("gsk_", 20),
                    Map.entry("whsec_", 20));

    static final List<String> LONGEST_FIRST =
            BODY_LENGTHS.keySet().stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();

    private static final List<List<String>> BY_FIRST =
            IntStream.range(0, 128)
                    .mapToObj(c -> LONGEST_FIRST.stream().filter(p -> p.charAt(0) == c).toList())
                    .toList();

    private SecretPrefixes() {}

    /** The longest first. */
    static List<String> startingWith(char first) {
        return BY_FIRST.get(first);
    }

    static int bodyLength(String prefix) {
        return BODY_LENGTHS.getOrDefault(prefix, 0);
    }

    /** The known beginning of a key, or nothing. */
    static String of(String secret) {
        for (String prefix : LONGEST_FIRST) {
            if (secret.startsWith(prefix)) {
                return prefix;
            }
        }
        return "";
    }
}
