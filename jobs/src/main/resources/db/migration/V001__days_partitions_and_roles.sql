-- Group roles: nobody logs in as one. A login is made a member, for instance
--   CREATE USER grafana PASSWORD '...' IN ROLE weir_reader;
-- Roles belong to the whole server, so another database of it may have made them already.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['weir_writer', 'weir_reader', 'weir_auditor'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            -- Another database's migration made it in this very moment.
            NULL;
        END;
    END LOOP;
END
$$;

GRANT USAGE ON SCHEMA weir TO weir_writer, weir_reader, weir_auditor;

-- The jobs merge batches through temporary tables. PUBLIC may make some unless that was revoked.
DO $$
BEGIN
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO weir_writer', current_database());
EXCEPTION WHEN insufficient_privilege THEN
    -- The schema's owner is not the database's: then it is as its owner has set it.
    NULL;
END
$$;

-- Keys are compared byte by byte: the fastest collation, and the same on every server.
CREATE TABLE weir.trace_day (
    project  text COLLATE "C" NOT NULL,
    trace_id text COLLATE "C" NOT NULL,
    day      date NOT NULL,
    -- In this table and the others, what differs most comes first in a key: fewer comparisons.
    PRIMARY KEY (trace_id, project)
);
COMMENT ON TABLE weir.trace_day IS
    'The day in whose partition every row of a trace is kept: fixed on first sight, so that a replay lands in the same place.';
GRANT SELECT ON weir.trace_day TO weir_writer, weir_reader, weir_auditor;
GRANT INSERT, UPDATE, DELETE ON weir.trace_day TO weir_writer;

-- Days outside of 2015 to 2099 come from broken clocks: they share the default partition, so that
-- no input can make partitions without end.
CREATE FUNCTION weir.has_own_partition(day date) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN day >= date '2015-01-01' AND day < date '2100-01-01';
COMMENT ON FUNCTION weir.has_own_partition IS
    'Whether rows of that day are kept in a partition of their own rather than in the default one.';

CREATE FUNCTION weir.partition_name(parent name, day date) RETURNS name
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN parent || '_' || to_char(day, 'YYYYMMDD');

-- ATTACH rather than CREATE ... PARTITION OF: it does not lock out the writers of the other days.
CREATE FUNCTION weir.ensure_partition(parent name, day date) RETURNS void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    partition name := weir.partition_name(parent, day);
BEGIN
    IF to_regclass(format('weir.%I', partition)) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('weir.ensure_partition'));
    -- Another session may have made it while this one waited for the lock.
    IF EXISTS (SELECT FROM pg_class
               WHERE relnamespace = 'weir'::regnamespace AND relname = partition) THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE weir.%I (LIKE weir.%I INCLUDING ALL)', partition, parent);
    EXECUTE format('ALTER TABLE weir.%I ATTACH PARTITION weir.%I FOR VALUES FROM (%L) TO (%L)',
                   parent, partition, day, day + 1);
END
$$;
-- A function can be called by everyone unless it is said otherwise.
REVOKE EXECUTE ON FUNCTION weir.ensure_partition FROM PUBLIC;

CREATE FUNCTION weir.ensure_partitions(day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    parent name;
BEGIN
    IF NOT weir.has_own_partition(day) THEN
        RETURN;
    END IF;
    FOR parent IN
        SELECT c.relname
        FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
        WHERE c.relnamespace = 'weir'::regnamespace
        ORDER BY c.relname
    LOOP
        PERFORM weir.ensure_partition(parent, day);
        -- Whoever writes the first row of today also prepares tomorrow, before it is needed.
        IF day = current_date THEN
            PERFORM weir.ensure_partition(parent, day + 1);
        END IF;
    END LOOP;
END
$$;
COMMENT ON FUNCTION weir.ensure_partitions IS
    'Makes the partitions of a day where they are missing. Any number of sessions may call it at once; the caller needs no right but to execute it.';
REVOKE EXECUTE ON FUNCTION weir.ensure_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION weir.ensure_partitions TO weir_writer;

CREATE FUNCTION weir.make_partitions_ahead(days integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    FOR ahead IN 0 .. days LOOP
        PERFORM weir.ensure_partitions(current_date + ahead);
    END LOOP;
END
$$;
COMMENT ON FUNCTION weir.make_partitions_ahead IS
    'Makes the partitions of today and of so many days to come.';
REVOKE EXECUTE ON FUNCTION weir.make_partitions_ahead FROM PUBLIC;
GRANT EXECUTE ON FUNCTION weir.make_partitions_ahead TO weir_writer;

CREATE FUNCTION weir.drop_partitions_before(parent name, day date) RETURNS integer
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    partition name;
    dropped integer := 0;
BEGIN
    FOR partition IN
        SELECT c.relname
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = format('weir.%I', parent)::regclass
          AND c.relname ~ '_[0-9]{8}$'
          AND c.relname COLLATE "C" < weir.partition_name(parent, day) COLLATE "C"
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE weir.%I', partition);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END
$$;
COMMENT ON FUNCTION weir.drop_partitions_before IS
    'Retention: drops a table''s partitions of earlier days and tells how many. Only the owner of the tables may.';
REVOKE EXECUTE ON FUNCTION weir.drop_partitions_before FROM PUBLIC;
