package dev.weir.bench.load;

import java.util.List;

/** How generated traces travel. */
public enum LoadFormat {
    /** Native JSON lines, one a span. */
    NATIVE {
        @Override
        public List<byte[]> records(List<GeneratedTrace> traces) {
            return traces.stream().flatMap(trace -> NativeLines.of(trace).stream()).toList();
        }
    },
    /** OTLP protobuf, one request for all of the traces. */
    OTLP {
        @Override
        public List<byte[]> records(List<GeneratedTrace> traces) {
            return List.of(OtlpRequests.of(traces));
        }
    };

    /** The records that these traces are written as. */
    public abstract List<byte[]> records(List<GeneratedTrace> traces);
}
