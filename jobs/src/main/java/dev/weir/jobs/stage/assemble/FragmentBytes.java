package dev.weir.jobs.stage.assemble;

import dev.weir.evaluators.model.Fragment;
import dev.weir.jobs.graph.PackedFragment;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Fragments to bytes and back, as Flink itself writes them. Of one task, so of one thread. */
final class FragmentBytes {
    private static final int EXPECTED_BYTES = 4_096;

    private final TypeSerializer<Fragment> fragments =
            TypeInformation.of(Fragment.class).createSerializer(new SerializerConfigImpl());
    private final DataOutputSerializer out = new DataOutputSerializer(EXPECTED_BYTES);
    private final DataInputDeserializer in = new DataInputDeserializer();

    PackedFragment pack(Fragment fragment) throws IOException {
        out.clear();
        fragments.serialize(fragment, out);
        var key = fragment.traceKey();
        // The trace's id comes first, since a sort looks at the first few characters before the
        // rest.
        return new PackedFragment(
                key.traceId() + '\n' + key.project() + '\n' + key.project().length(),
                out.getCopyOfBuffer());
    }

    Fragment unpack(PackedFragment packed) throws IOException {
        in.setBuffer(packed.bytes());
        Fragment fragment = fragments.deserialize(in);
        in.releaseArrays();
        return fragment;
    }
}
