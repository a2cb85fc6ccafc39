package dev.weir.evaluators.intake;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Tells OTLP's protobuf messages from text and from each other. All three signals nest alike and
 * begin alike; only the fields of the innermost records differ, and their order is free.
 */
final class ProtobufShape {
    private static final byte FIRST_FIELD = 0x0A;
    private static final int SPAN_ID_BYTES = 8;
    private static final int NESTED = 2;
    private static final int MAX_OUTER_FIELD = 3;
    private static final int LENGTH_DELIMITED = WireFormat.WIRETYPE_LENGTH_DELIMITED;

    private ProtobufShape() {}

    /**
     * Whether bytes begin as an OTLP message does. A message's first byte is also a line feed, so
     * what goes on like JSON must hold its lengths as well.
     */
    static boolean isProtobuf(byte[] value) {
        if (value.length == 0 || value[0] != FIRST_FIELD) {
            return false;
        }
        int visible = Utf8.firstVisible(value);
        return (visible != '{' && visible != '[') || lengthsHold(value);
    }

    private static boolean lengthsHold(byte[] value) {
        try {
            return holdsFields(CodedInputStream.newInstance(value), 2);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether all is fields of OTLP's outer messages, which are numbered from 1 to 3. */
    private static boolean holdsFields(CodedInputStream in, int levels) throws IOException {
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            int field = WireFormat.getTagFieldNumber(tag);
            boolean known = levels == 2 ? field == 1 : field <= MAX_OUTER_FIELD;
            if (!known || WireFormat.getTagWireType(tag) != LENGTH_DELIMITED) {
                return false;
            }
            int length = in.readRawVarint32();
            if (levels == 1) {
                in.skipRawBytes(length);
                continue;
            }
            int outer = in.pushLimit(length);
            if (!holdsFields(in, levels - 1)) {
                return false;
            }
            in.popLimit(outer);
        }
        return true;
    }

    /** The signal that the first record is of; traces when there is no record to tell. */
    static Format signal(byte[] value) {
        try {
            Format found = first(CodedInputStream.newInstance(value), 1);
            return found == Format.UNKNOWN ? Format.OTLP_TRACES_PROTOBUF : found;
        } catch (IOException e) {
            return Format.OTLP_TRACES_PROTOBUF;
        }
    }

    /** Goes down to the first record: field 1 of the request, then twice field 2. */
    private static Format first(CodedInputStream in, int level) throws IOException {
        int wanted = level == 1 ? 1 : NESTED;
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            boolean nested =
                    WireFormat.getTagFieldNumber(tag) == wanted
                            && WireFormat.getTagWireType(tag) == LENGTH_DELIMITED;
            if (!nested) {
                in.skipField(tag);
                continue;
            }
            int outer = in.pushLimit(in.readRawVarint32());
            Format found = level == 3 ? record(in) : first(in, level + 1);
            if (found != Format.UNKNOWN) {
                return found;
            }
            in.popLimit(outer);
        }
        return Format.UNKNOWN;
    }

    private static Format record(CodedInputStream in) throws IOException {
        boolean anyId = false;
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            int field = WireFormat.getTagFieldNumber(tag);
            int wireType = WireFormat.getTagWireType(tag);
            Format found = ofField(field, wireType);
            if (found != Format.UNKNOWN) {
                return found;
            }
            if (wireType == LENGTH_DELIMITED) {
                int length = in.readRawVarint32();
                anyId |= field == 2 && length == SPAN_ID_BYTES;
                in.skipRawBytes(length);
            } else {
                in.skipField(tag);
            }
        }
        return anyId ? Format.OTLP_TRACES_PROTOBUF : Format.OTLP_METRICS;
    }

    /** The fields that only one of Span, LogRecord and Metric has in such a wire type. */
    private static Format ofField(int field, int wireType) {
        return switch (wireType) {
            case LENGTH_DELIMITED ->
                    switch (field) {
                        case 4, 13, 15 -> Format.OTLP_TRACES_PROTOBUF;
                        case 6 -> Format.OTLP_LOGS;
                        case 7 -> Format.OTLP_METRICS;
                        default -> Format.UNKNOWN;
                    };
            case WireFormat.WIRETYPE_FIXED64 ->
                    field == 7 || field == 8 ? Format.OTLP_TRACES_PROTOBUF : Format.OTLP_LOGS;
            case WireFormat.WIRETYPE_FIXED32 ->
                    field == 8 ? Format.OTLP_LOGS : Format.OTLP_TRACES_PROTOBUF;
            case WireFormat.WIRETYPE_VARINT ->
                    field == 2 || field == 7 ? Format.OTLP_LOGS : Format.OTLP_TRACES_PROTOBUF;
            default -> Format.UNKNOWN;
        };
    }
}
