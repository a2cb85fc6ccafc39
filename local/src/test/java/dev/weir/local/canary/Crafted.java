package dev.weir.local.canary;

import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Records with canaries where the captures have no text: keys, numbers, bytes, feedback. */
record Crafted(Canaries canaries, Instant start) {
    private static final String NATIVE =
            """
            {"project":"crafted","environment":%1$s,"traceId":"crafted-%2$s","observationId":"only",\
            "type":"generation","startTime":"%3$s","endTime":"%4$s","model":%1$s,"feature":%1$s,\
            "parameters":{%1$s:1},"input":{%1$s:{"card":%5$s}},"output":[{"role":%1$s,"content":%1$s,\
            "tool_calls":[{"id":%1$s,"function":{"name":%1$s,"arguments":%1$s}}]}],"metadata":{%1$s:%1$s},\
            "usage":{"input":7,"output":5,%1$s:1},"cost":0.1,"tags":[%1$s],%1$s:%1$s}\
            """;

    private static final String LINE =
            """
            {"project":"crafted","traceId":%1$s,"observationId":%2$s,"type":"generation","name":"only",\
            "startTime":"%3$s","endTime":"%4$s","output":%2$s}\
            """;

    private static final String FEEDBACK =
            """
            {"type":"feedback","project":"crafted","traceId":"crafted-1","observationId":"only",\
            "name":%1$s,"value":0,"label":%1$s,"comment":%1$s,"timestamp":"%2$s"}\
            """;

    private static final String SCORE =
            """
            {"batch":[{"id":%1$s,"type":"score-create","timestamp":"%2$s","body":{"id":%1$s,\
            "traceId":"crafted-1","name":%1$s,"value":%1$s,"dataType":"CATEGORICAL","comment":%1$s}}],\
            "metadata":{"public_key":%1$s}}\
            """;

    private static final String OTLP =
            """
            {"resourceSpans":[{"resource":{"attributes":[]},"scopeSpans":[{"spans":[{"traceId":"%1$s",\
            "spanId":"%2$s","name":"spelled","startTimeUnixNano":"%3$d","endTimeUnixNano":"%3$d",\
            "attributes":[{"key":%4$s,"value":{"stringValue":%4$s}},\
            {"key":"bytes","value":{"bytesValue":"%5$s"}}]}]}]}]}\
            """;

    /** More spans of one trace than there may be. */
    Planted swarm(int spans) {
        String trace = text("crafted.swarm", Disguise.PLAIN);
        String lines =
                IntStream.range(0, spans)
                        .mapToObj(i -> line(trace, text("crafted.swarm " + i, Disguise.PLAIN)))
                        .collect(Collectors.joining(",", "[", "]"));
        return new Planted("crafted.swarm", lines.getBytes(StandardCharsets.UTF_8));
    }

    /** A span, and an update of it that is to come when its text has expired. */
    List<Planted> late() {
        String trace = text("crafted.late", Disguise.PLAIN);
        return Stream.of("span", "update")
                .map(which -> line(trace, trace).replace("\"only\"", "\"" + which + "\""))
                .map(json -> new Planted("crafted.late", json.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private String line(String trace, String observation) {
        return LINE.formatted(trace, observation, start, start.plusSeconds(1));
    }

    List<Planted> all() {
        var all = new ArrayList<Planted>();
        for (Disguise disguise : Disguise.values()) {
            String text = text("crafted.native." + disguise, disguise);
            String card = Kind.CARD.of(canaries.at("a card number").number());
            add(
                    all,
                    NATIVE.formatted(
                            text, disguise, start, start.plusSeconds(2), card.replace(" ", "")));
            add(all, FEEDBACK.formatted(text("crafted.feedback", disguise), start));
            add(all, SCORE.formatted(text("crafted.score", disguise), start));
        }
        add(all, otlp());
        all.add(new Planted("crafted.bin", protobuf()));
        return all;
    }

    private static void add(List<Planted> all, String json) {
        String name = "crafted." + all.size() + ".json";
        all.add(new Planted(name, json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Short: these become keys of tables. */
    private String text(String place, Disguise disguise) {
        return TextNode.valueOf(disguise.hide("crafted", canaries.at(place))).toString();
    }

    /** An id of sixteen bytes can spell a short address. */
    private byte[] spelled() {
        Canary canary = canaries.at("an id that spells an address");
        return Kind.SHORT_EMAIL.of(canary.number()).getBytes(StandardCharsets.UTF_8);
    }

    private String otlp() {
        return OTLP.formatted(
                HexFormat.of().formatHex(spelled()),
                "0123456789abcdef",
                nanos(),
                text("crafted.attribute", Disguise.PLAIN),
                Base64.getEncoder().encodeToString(full("bytes").getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] protobuf() {
        AnyValue bytes =
                AnyValue.newBuilder().setBytesValue(ByteString.copyFromUtf8(full("bytes"))).build();
        Span span =
                Span.newBuilder()
                        .setTraceId(ByteString.copyFrom(spelled()))
                        .setSpanId(ByteString.copyFromUtf8("crafted!"))
                        .setName(full("name"))
                        .setTraceState(full("trace state"))
                        .setStartTimeUnixNano(nanos())
                        .setEndTimeUnixNano(nanos())
                        .addAttributes(KeyValue.newBuilder().setKey("bytes").setValue(bytes))
                        .addAttributes(KeyValue.newBuilder().setKey(full("key")).setValue(bytes))
                        .addEvents(Span.Event.newBuilder().setName(full("event")))
                        .build();
        return TracesData.newBuilder()
                .addResourceSpans(
                        ResourceSpans.newBuilder()
                                .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                .build()
                .toByteArray();
    }

    private String full(String field) {
        return canaries.at("crafted.bin " + field).all();
    }

    private long nanos() {
        return TimeUnit.SECONDS.toNanos(start.getEpochSecond());
    }
}
