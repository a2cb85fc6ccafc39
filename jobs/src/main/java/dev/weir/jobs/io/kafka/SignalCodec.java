package dev.weir.jobs.io.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.weir.evaluators.model.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Signals as JSON: a field added by one job's version is ignored by an older other job. */
final class SignalCodec {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private SignalCodec() {}

    static byte[] encode(Signal signal) {
        try {
            return MAPPER.writeValueAsBytes(signal);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a signal has only plain fields", e);
        }
    }

    /** Fails for whatever {@link #encode} does not give. */
    static Signal decode(byte @Nullable [] json) throws IOException {
        Signal signal = json == null ? null : MAPPER.readValue(json, Signal.class);
        if (signal == null || signal.kind() == null || signal.signalId().isEmpty()) {
            throw new IOException("not a signal");
        }
        return signal;
    }

    /** Signals of one session keep their order; without a session, those of one trace. */
    static byte[] key(Signal signal) {
        String of = signal.sessionId().isEmpty() ? signal.traceId() : signal.sessionId();
        return (signal.project() + '\n' + of).getBytes(StandardCharsets.UTF_8);
    }
}
