package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import java.util.Map;

/**
 * Makes observations and traces of fragments, whatever the order they arrive in.
 *
 * <p>Pure but for the {@link TraceState} it is given. The content of an observation is a function
 * of the set of fragments known, so every order of arrival ends with the same content, the same
 * hash and the same scores; only the number of revisions on the way differs.
 */
public final class TraceAssembler {
    private final int maxFragmentsPerTrace;

    public TraceAssembler(int maxFragmentsPerTrace) {
        this.maxFragmentsPerTrace = maxFragmentsPerTrace;
    }

    /** Takes in a fragment. Nothing is put out until {@link #putOut}. */
    public Admission add(TraceState state, Fragment fragment) {
        TraceHeader header = state.header();
        if (header == null) {
            header = TraceHeader.of(fragment);
        }
        if (fragment.kind() == FragmentKind.FEEDBACK) {
            return addFeedback(state, header, fragment);
        }
        SpanState span = state.span(fragment.observationId());
        if (span != null && span.knows(fragment)) {
            return Admission.DUPLICATE;
        }
        if (span != null && span.isExpired()) {
            return Admission.TOO_LATE;
        }
        if (header.order().fragments() >= maxFragmentsPerTrace) {
            return Admission.TRACE_TOO_LARGE;
        }
        SpanState known = span == null ? SpanState.NEW : span;
        state.span(fragment.observationId(), known.with(fragment));
        state.header(header.counting(fragment));
        return Admission.ACCEPTED;
    }

    /**
     * Feedback is no part of the content that is judged, so it changes neither order nor revision.
     * Each says all there is, so it can be corrected as long as it is remembered.
     */
    private Admission addFeedback(TraceState state, TraceHeader header, Fragment fragment) {
        String id = FeedbackState.idOf(fragment);
        FeedbackState known = state.feedback(id);
        if (known != null && known.supersedes(fragment)) {
            return Admission.DUPLICATE;
        }
        if (known == null && header.feedback() >= maxFragmentsPerTrace) {
            return Admission.TRACE_TOO_LARGE;
        }
        state.feedback(
                id, known == null ? FeedbackState.of(fragment) : known.correctedBy(fragment));
        state.header(known == null ? header.countingFeedback() : header);
        return Admission.ACCEPTED;
    }

    /** Puts out every observation that has ended and whose content is new, and new feedback. */
    public Assembled putOut(TraceState state) {
        return putOut(state, PutOut.Scope.ENDED);
    }

    /**
     * Puts out every observation whose content is new, ended or not, and the trace if its content
     * is new.
     */
    public Assembled complete(TraceState state) {
        return putOut(state, PutOut.Scope.ALL);
    }

    /**
     * Forgets the text; what is left recognises redeliveries and corrects usage. Text of spans that
     * come later is forgotten by the next call.
     */
    public void expireText(TraceState state) {
        TraceHeader header = state.header();
        if (header != null) {
            Map.copyOf(state.spans()).forEach((id, span) -> state.span(id, span.withoutText()));
            state.header(header.isKnown() ? header.withoutText() : header);
        }
    }

    private static Assembled putOut(TraceState state, PutOut.Scope scope) {
        TraceHeader header = state.header();
        return header == null ? Assembled.NOTHING : new PutOut(state, header, scope).run();
    }
}
