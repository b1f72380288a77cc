package dev.dunlin.decisionlog;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;

/** Zstandard at its quickest: answers repeat the same sentences, and take a quarter of the room. Safe to share. */
final class Compression {
    private static final int LEVEL = 1;
    /** What a compression needs to begin costs as much as the compression itself; a thread keeps its own. */
    private static final ThreadLocal<ZstdCompressCtx> OF_THREAD = ThreadLocal.withInitial(() -> new ZstdCompressCtx().setLevel(LEVEL));

    private Compression() {
    }

    static byte[] pack(byte[] bytes) {
        return OF_THREAD.get().compress(bytes);
    }

    static byte[] unpack(byte[] packed) {
        return Zstd.decompress(packed, (int) Zstd.getFrameContentSize(packed));
    }
}
