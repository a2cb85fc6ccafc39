package dev.weir.jobs.stage.assemble;

import dev.weir.evaluators.model.Fragment;
import dev.weir.jobs.graph.PackedFragment;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Makes fragments ready to travel. */
@SuppressWarnings("NullAway.Init") // the transient field is set in open
final class PackFunction extends RichMapFunction<Fragment, PackedFragment> {
    private static final long serialVersionUID = 1L;

    private transient FragmentBytes bytes;

    @Override
    public void open(OpenContext context) {
        bytes = new FragmentBytes();
    }

    @Override
    public PackedFragment map(Fragment fragment) throws IOException {
        return bytes.pack(fragment);
    }
}
