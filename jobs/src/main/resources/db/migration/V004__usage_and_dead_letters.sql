CREATE TABLE weir.usage_metric (
    project       text COLLATE "C" NOT NULL,
    environment   text COLLATE "C" NOT NULL,
    feature       text COLLATE "C" NOT NULL,
    provider      text COLLATE "C" NOT NULL,
    model         text COLLATE "C" NOT NULL,
    minute        timestamptz NOT NULL,
    requests      bigint NOT NULL,
    errors        bigint NOT NULL,
    input_tokens  bigint NOT NULL,
    output_tokens bigint NOT NULL,
    cost_usd      numeric NOT NULL,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project, environment, feature, provider, model, minute)
);
COMMENT ON TABLE weir.usage_metric IS
    'What was asked of models and consumed by them, minute by minute: totals, replaced when they are corrected.';
CREATE INDEX usage_metric_minute ON weir.usage_metric (minute);

CREATE TABLE weir.dead_letter (
    day             date NOT NULL,
    dead_letter_id  text COLLATE "C" NOT NULL,
    reason          text NOT NULL,
    detail          text NOT NULL,
    source          text NOT NULL,
    topic           text NOT NULL,
    kafka_partition integer,
    kafka_offset    bigint,
    file            text NOT NULL,
    line            bigint,
    entry           integer,
    bytes           bigint NOT NULL,
    received_at     timestamptz,
    excerpt         text NOT NULL,
    updated_at      timestamptz NOT NULL DEFAULT now(),
    -- The id comes first because it is looked up in all days: a file read again tomorrow must find
    -- what was refused today.
    PRIMARY KEY (dead_letter_id, day)
) PARTITION BY RANGE (day);
COMMENT ON TABLE weir.dead_letter IS
    'Input that was refused, with the reason and where it came from. The excerpt is redacted.';
COMMENT ON COLUMN weir.dead_letter.day IS 'The day it was received or, when that is unknown, first refused.';

CREATE TABLE weir.dead_letter_default PARTITION OF weir.dead_letter (
    CONSTRAINT absurd_day CHECK (NOT (day >= date '2015-01-01' AND day < date '2100-01-01'))
) DEFAULT;

GRANT SELECT, INSERT, UPDATE, DELETE ON weir.usage_metric, weir.dead_letter TO weir_writer;
GRANT SELECT ON weir.usage_metric TO weir_reader, weir_auditor;
GRANT SELECT ON weir.dead_letter TO weir_auditor;
GRANT SELECT (day, dead_letter_id, reason, detail, source, topic, kafka_partition, kafka_offset,
              file, line, entry, bytes, received_at, updated_at)
    ON weir.dead_letter TO weir_reader;
