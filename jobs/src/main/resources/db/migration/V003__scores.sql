CREATE TABLE weir.score (
    day               date NOT NULL,
    project           text COLLATE "C" NOT NULL,
    trace_id          text COLLATE "C" NOT NULL,
    observation_id    text COLLATE "C" NOT NULL,
    rule              text COLLATE "C" NOT NULL,
    score_id          text COLLATE "C" NOT NULL,
    current           boolean NOT NULL,
    revision          integer NOT NULL,
    environment       text NOT NULL,
    session_id        text NOT NULL,
    user_key          text NOT NULL,
    evaluator         text NOT NULL,
    evaluator_version text NOT NULL,
    rules_version     text NOT NULL,
    verdict           text NOT NULL,
    value             double precision,
    label             text NOT NULL,
    explanation       text NOT NULL,
    source            text NOT NULL,
    severity          text NOT NULL,
    evidence          jsonb NOT NULL,
    feature           text NOT NULL,
    model             text NOT NULL,
    content_at        timestamptz NOT NULL,
    content_fragments integer NOT NULL,
    observed_at       timestamptz NOT NULL,
    append_time       timestamptz,
    scored_at         timestamptz NOT NULL,
    -- The score id alone identifies: it is a hash of the rest of this key. But the scores of
    -- a trace then lie side by side, so a batch of them touches a few pages of the index, where
    -- the bare hash would touch one page for every row.
    PRIMARY KEY (trace_id, observation_id, rule, score_id, project, day)
) PARTITION BY RANGE (day);
COMMENT ON TABLE weir.score IS
    'Every judgement ever made: one row per judged content and rule. Those to count are the current ones.';
COMMENT ON COLUMN weir.score.current IS
    'Whether it judges the newest content known of this trace or span. Filter by it, or revisions are counted twice.';
COMMENT ON COLUMN weir.score.content_at IS
    'With content_fragments: how new the content is that was judged or, of a score that was withdrawn, the content that withdrew it.';
COMMENT ON COLUMN weir.score.day IS
    'The day of the trace (weir.trace_day), not of the judgement; of what is said of a trace, the day when that was first done.';
COMMENT ON COLUMN weir.score.observation_id IS 'Empty when the trace as a whole was judged.';

-- A thumb of a user and a rule may have the same name; they do not compete.
CREATE UNIQUE INDEX score_current
    ON weir.score (trace_id, observation_id, rule, source, project, day) WHERE current;
CREATE INDEX score_observed_at ON weir.score USING brin (observed_at);

CREATE TABLE weir.score_default PARTITION OF weir.score (
    CONSTRAINT absurd_day CHECK (NOT (day >= date '2015-01-01' AND day < date '2100-01-01'))
) DEFAULT;

GRANT SELECT, INSERT, UPDATE, DELETE ON weir.score TO weir_writer;
GRANT SELECT ON weir.score TO weir_reader, weir_auditor;
