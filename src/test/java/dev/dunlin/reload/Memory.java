package dev.dunlin.reload;

import java.lang.management.ManagementFactory;

/** What is left in memory once what is not needed has gone. */
record Memory(long heap, long classes) {

    static Memory now() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return new Memory(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }

    long heapSince(Memory before) {
        return heap - before.heap;
    }

    long classesSince(Memory before) {
        return classes - before.classes;
    }

    @Override
    public String toString() {
        return "heap %.1f MB, %,d classes".formatted(heap / 1e6, classes);
    }
}
