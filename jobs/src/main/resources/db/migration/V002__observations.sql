CREATE TABLE weir.observation (
    day                    date NOT NULL,
    project                text COLLATE "C" NOT NULL,
    trace_id               text COLLATE "C" NOT NULL,
    observation_id         text COLLATE "C" NOT NULL,
    parent_id              text NOT NULL,
    revision               integer NOT NULL,
    type                   text NOT NULL,
    name                   text NOT NULL,
    observed_at            timestamptz NOT NULL,
    start_time             timestamptz,
    end_time               timestamptz,
    latency_ms             bigint,
    time_to_first_token_ms bigint,
    provider               text NOT NULL,
    requested_model        text NOT NULL,
    model                  text NOT NULL,
    prompt_name            text NOT NULL,
    prompt_version         text NOT NULL,
    finish_reason          text NOT NULL,
    input_tokens           bigint,
    cache_read_tokens      bigint,
    cache_write_tokens     bigint,
    output_tokens          bigint,
    reasoning_tokens       bigint,
    usage_raw              jsonb NOT NULL,
    cost_usd               numeric,
    environment            text NOT NULL,
    user_key               text NOT NULL,
    session_id             text NOT NULL,
    feature                text NOT NULL,
    tags                   jsonb NOT NULL,
    release                text NOT NULL,
    level                  text NOT NULL,
    error_type             text NOT NULL,
    pii                    jsonb NOT NULL,
    content_hash           text NOT NULL,
    content_at             timestamptz NOT NULL,
    content_fragments      integer NOT NULL,
    append_time            timestamptz,
    updated_at             timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (trace_id, observation_id, project, day)
) PARTITION BY RANGE (day);
COMMENT ON TABLE weir.observation IS
    'The facts of every span, without its text: one row per span, holding its newest content''s facts.';
COMMENT ON COLUMN weir.observation.day IS
    'The day of the trace (weir.trace_day), not of the span: a span after midnight is kept with its trace.';
COMMENT ON COLUMN weir.observation.observed_at IS 'When the span ended, but no later than it arrived.';
COMMENT ON COLUMN weir.observation.cost_usd IS 'Absent is unknown, not free.';
COMMENT ON COLUMN weir.observation.user_key IS 'A keyed pseudonym of the user, never the user''s id.';

-- Rows arrive nearly in the order of their times, so a block range index finds a dashboard's window
-- at a hundredth of the write cost of a B-tree.
CREATE INDEX observation_observed_at ON weir.observation USING brin (observed_at);

CREATE TABLE weir.observation_default PARTITION OF weir.observation (
    CONSTRAINT absurd_day CHECK (NOT (day >= date '2015-01-01' AND day < date '2100-01-01'))
) DEFAULT;

CREATE TABLE weir.observation_content (
    day               date NOT NULL,
    project           text COLLATE "C" NOT NULL,
    trace_id          text COLLATE "C" NOT NULL,
    observation_id    text COLLATE "C" NOT NULL,
    input             jsonb NOT NULL,
    output            jsonb NOT NULL,
    context           jsonb NOT NULL,
    tools             jsonb NOT NULL,
    output_schema     text NOT NULL,
    parameters        jsonb NOT NULL,
    metadata          jsonb NOT NULL,
    status_message    text NOT NULL,
    content_at        timestamptz NOT NULL,
    content_fragments integer NOT NULL,
    updated_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (trace_id, observation_id, project, day)
) PARTITION BY RANGE (day);
COMMENT ON TABLE weir.observation_content IS
    'The redacted text of every span. Readable by weir_auditor only; expires before the facts do.';

-- Reading it is rare, writing it is not: the default compression would be half the work of writing.
-- LZ4 costs next to nothing; a server that was built without it stores texts as they are.
DO $$
DECLARE
    texts text;
BEGIN
    FOREACH texts IN ARRAY ARRAY['input', 'output', 'context'] LOOP
        BEGIN
            EXECUTE format('ALTER TABLE weir.observation_content ALTER %I SET COMPRESSION lz4', texts);
        EXCEPTION WHEN feature_not_supported OR invalid_parameter_value THEN
            EXECUTE format('ALTER TABLE weir.observation_content ALTER %I SET STORAGE EXTERNAL', texts);
        END;
    END LOOP;
END
$$;

CREATE TABLE weir.observation_content_default PARTITION OF weir.observation_content (
    CONSTRAINT absurd_day CHECK (NOT (day >= date '2015-01-01' AND day < date '2100-01-01'))
) DEFAULT;

GRANT SELECT, INSERT, UPDATE, DELETE ON weir.observation, weir.observation_content TO weir_writer;
GRANT SELECT ON weir.observation TO weir_reader;
GRANT SELECT ON weir.observation, weir.observation_content TO weir_auditor;
