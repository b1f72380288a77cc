package dev.dunlin.door;

import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.dunlin.decisionlog.LogUnavailable;
import dev.dunlin.problem.ProblemResponses;
import dev.dunlin.recording.Recorder;

/** A log that is away is a problem that passes. */
public final class LogMapper {
    private static final Logger LOG = Logger.getLogger(LogMapper.class);

    @ServerExceptionMapper
    public Response ofLog(LogUnavailable failure) {
        LOG.errorf("The decision log cannot be read: %s", failure.getMessage());
        return ProblemResponses.of(Recorder.unavailable());
    }
}
