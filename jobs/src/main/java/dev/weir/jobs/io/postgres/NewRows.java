package dev.weir.jobs.io.postgres;

/**
 * Whether it is worth a try to insert rows as if none were there. They mostly are not; but when a
 * job reads its input again they all are, and a failed try costs a batch's work. So it is tried
 * more seldom, the longer it has failed.
 */
final class NewRows {
    private static final int LONGEST_PAUSE = 64;

    private int batchesToWait;
    private int pause = 1;

    boolean areLikely() {
        if (batchesToWait == 0) {
            return true;
        }
        batchesToWait--;
        return false;
    }

    void wereThere() {
        batchesToWait = pause;
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    void wereNew() {
        pause = 1;
    }
}
