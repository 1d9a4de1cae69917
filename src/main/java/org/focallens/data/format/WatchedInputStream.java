package org.focallens.data.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a reading how far it is, buffer by buffer, which also lets it be cancelled inside a long file. */
public final class WatchedInputStream extends FilterInputStream {
    private final Reading reading;
    private final long size;
    private long count;

    public WatchedInputStream(InputStream in, long size, Reading reading) {
        super(in);
        this.size = Math.max(1, size);
        this.reading = reading;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            count++;
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        reading.advance((double) count / size);
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            count += n;
        }
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
