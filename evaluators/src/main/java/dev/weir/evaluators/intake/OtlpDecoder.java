package dev.weir.evaluators.intake;

/** Reads OTLP traces, as JSON or as protobuf, whatever convention their attributes follow. */
public final class OtlpDecoder implements Decoder {
    @Override
    public Decoded decode(byte[] value) {
        var batch = new OtlpBatch();
        try {
            if (ProtobufShape.isProtobuf(value)) {
                OtlpProtobuf.read(value, batch);
            } else {
                OtlpJson.read(Json.parse(value), batch);
            }
        } catch (Refusal refusal) {
            return refusal.decoded();
        }
        return batch.decoded();
    }
}
