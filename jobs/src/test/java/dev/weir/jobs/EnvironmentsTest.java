package dev.weir.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {
    @Test
    void aDeploymentWithoutAPlaceForCheckpointsIsTold() {
        assertThat(Environments.missing(new Configuration()))
                .startsWith("execution.checkpointing.dir is not set: ");
    }

    @Test
    void aDeploymentWithAPlaceForCheckpointsIsToldNothing() {
        var configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file:///checkpoints");
        assertThat(Environments.missing(configuration)).isEmpty();
    }
}
