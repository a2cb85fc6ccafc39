package dev.weir.evaluators.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Fragment;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field added to the model is redacted from its first day, or this fails. */
class EveryTextFieldIsRedactedTest {
    private static final String CANARIES =
            "canary.jane@corp.example 4111 1111 1111 1111 sk-canary0123456789abcdef";
    private static final List<String> TELLTALES =
            List.of("canary.jane", "1111 1111", "canary0123456789");

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "user "})
    void noCanarySurvivesInAnyStringListOrMap(String before) throws ReflectiveOperationException {
        var raw = (Fragment) planted(Fragment.class, before + CANARIES);
        assertThat(raw.toString()).contains(TELLTALES);

        String redacted = redact(raw).toString();

        assertThat(redacted).doesNotContain(TELLTALES);
    }

    @Test
    void everythingButTextStaysAsItWas() throws ReflectiveOperationException {
        var raw = (Fragment) planted(Fragment.class, "plain");

        Fragment redacted = redact(raw);

        var span = redacted.span();
        var attribution = span.attribution();
        var withUser =
                new dev.weir.evaluators.model.Attribution(
                        attribution.environment(),
                        "plain",
                        attribution.sessionId(),
                        attribution.feature(),
                        attribution.tags(),
                        attribution.release());
        assertThat(withUser).isEqualTo(raw.span().attribution());
        assertThat(span.content()).isEqualTo(raw.span().content());
        assertThat(span.call()).isEqualTo(raw.span().call());
        assertThat(span.usage()).isEqualTo(raw.span().usage());
        assertThat(span.timing()).isEqualTo(raw.span().timing());
        assertThat(span.outcome()).isEqualTo(raw.span().outcome());
        assertThat(span.metadata()).isEqualTo(raw.span().metadata());
        assertThat(span.costUsd()).isEqualTo(raw.span().costUsd());
        assertThat(span.pii()).isEmpty();
        assertThat(redacted.feedback()).isEqualTo(raw.feedback());
        assertThat(redacted.order()).isEqualTo(raw.order());
        assertThat(redacted.traceKey()).isEqualTo(raw.traceKey());
    }

    private static Fragment redact(Fragment raw) {
        Redaction redaction = Redactions.redactor().redact(new RawFragment(raw));
        assertThat(redaction).isInstanceOf(Redaction.Redacted.class);
        return ((Redaction.Redacted) redaction).fragment();
    }

    /** A value of this type with the text in every place that can hold text. */
    private static Object planted(Type type, String text) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? Map.of(planted(arguments[0], text), planted(arguments[1], text))
                    : List.of(planted(arguments[0], text));
        }
        var plain = (Class<?>) type;
        if (plain.isRecord()) {
            return plantedRecord(plain, text);
        }
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[constants.length - 1];
        }
        return plantedValue(plain, text);
    }

    private static Object plantedRecord(Class<?> type, String text)
            throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        var types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = planted(components[i].getGenericType(), text);
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object plantedValue(Class<?> type, String text) {
        return switch (type.getSimpleName()) {
            case "String" -> text;
            case "int", "Integer" -> 7;
            case "long", "Long" -> 7L;
            case "double", "Double" -> 7.5;
            case "BigDecimal" -> BigDecimal.TEN;
            case "Instant" -> Instant.parse("2026-11-23T10:15:30Z");
            default -> throw new AssertionError("say how to plant a " + type + " here");
        };
    }
}
