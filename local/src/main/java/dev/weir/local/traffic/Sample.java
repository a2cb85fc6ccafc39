package dev.weir.local.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Records of one file that belong together: a trace's native lines, or all that one batch holds.
 *
 * @param file its name; ids are consistent over the samples of a file
 * @param traces how many there are in it
 * @param newest the latest time in it; 1970 when it holds none
 */
record Sample(String file, List<SampleRecord> records, int traces, Instant newest) {
    static Sample of(String file, List<SampleRecord> records) {
        var survey = new Survey();
        records.forEach(record -> record.stamped(survey));
        return new Sample(
                file,
                List.copyOf(records),
                survey.traceIds().size(),
                survey.newest().orElse(Instant.EPOCH));
    }

    /** One offset for all times, in whole milliseconds, so that every written form can hold it. */
    LiveTraffic replayed(String replay, Instant now) {
        Duration shift = Duration.between(newest, now).truncatedTo(ChronoUnit.MILLIS);
        var stamps = new FreshStamps(replay, shift);
        return new LiveTraffic(
                file, traces, records.stream().map(record -> record.stamped(stamps)).toList());
    }
}
