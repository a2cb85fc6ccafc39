package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.ContentOrder;
import java.util.Comparator;

/** Content orders as the database compares them: it keeps microseconds. */
final class Orders {
    static final Comparator<ContentOrder> AS_STORED =
            Comparator.comparing((ContentOrder order) -> Times.storable(order.at()))
                    .thenComparingInt(ContentOrder::fragments);

    private Orders() {}
}
