package dev.dunlin.decisionlog;

/** Told by the thread that writes the log what it does; it must not wait. */
public interface LogListener {
    LogListener NONE = new LogListener() {
        @Override
        public void committed(int entries, long nanos) {
            // nobody listens
        }

        @Override
        public void failed() {
            // nobody listens
        }
    };

    /** A group is durable: how many were in it, and how long it took. */
    void committed(int entries, long nanos);

    /** Something could not be written. */
    void failed();
}
