package dev.weir.bench.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Tells one trace's phrases: slots filled at random, but names and numbers of the case kept. */
final class Teller {
    private final Phrases phrases;
    private final RandomGenerator random;
    private final Map<String, String> fixed = new HashMap<>();
    private final Map<String, List<String>> unsaid = new HashMap<>();

    Teller(Phrases phrases, RandomGenerator random) {
        this.phrases = phrases;
        this.random = random;
    }

    String tell(String name) {
        Phrases.Choice choice = phrases.named(name);
        if (!choice.isFixed()) {
            return filled(unsaid(name, choice.phrases()));
        }
        String known = fixed.get(name);
        if (known == null) {
            known = filled(anyOf(choice.phrases()));
            fixed.put(name, known);
        }
        return known;
    }

    /** No phrase is said again before all the others of its name were. */
    private String unsaid(String name, List<String> phrases) {
        List<String> left = unsaid.computeIfAbsent(name, key -> new ArrayList<>());
        if (left.isEmpty()) {
            left.addAll(phrases);
        }
        return left.remove(random.nextInt(left.size()));
    }

    /** As many phrases as it takes to reach a length. */
    String tell(String name, int chars, String between) {
        var text = new StringBuilder(tell(name));
        while (text.length() < chars) {
            text.append(between).append(tell(name));
        }
        return text.toString();
    }

    int number(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T anyOf(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    private String filled(String phrase) {
        int open = phrase.indexOf('{');
        if (open < 0) {
            return phrase;
        }
        var filled = new StringBuilder();
        int from = 0;
        while (open >= 0) {
            int close = phrase.indexOf('}', open);
            filled.append(phrase, from, open).append(slot(phrase.substring(open + 1, close)));
            from = close + 1;
            open = phrase.indexOf('{', from);
        }
        return filled.append(phrase, from, phrase.length()).toString();
    }

    private String slot(String slot) {
        int dash = slot.indexOf('-');
        return dash > 0 && Character.isDigit(slot.charAt(0))
                ? Integer.toString(
                        number(
                                Integer.parseInt(slot.substring(0, dash)),
                                Integer.parseInt(slot.substring(dash + 1))))
                : tell(slot);
    }
}
