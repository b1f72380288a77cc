package dev.dunlin.decisionlog;

import com.github.luben.zstd.Zstd;

/** Zstandard at its quickest: answers repeat the same sentences, and take a quarter of the room. Stateless. */
final class Compression {
    private static final int LEVEL = 1;

    private Compression() {
    }

    static byte[] pack(byte[] bytes) {
        return Zstd.compress(bytes, LEVEL);
    }

    static byte[] unpack(byte[] packed) {
        return Zstd.decompress(packed, (int) Zstd.getFrameContentSize(packed));
    }
}
