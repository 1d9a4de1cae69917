package org.focallens.cli.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/** Writes null for numbers that are not finite: JSON has no word for them. */
public final class FiniteJson extends JsonGeneratorDelegate {

    public FiniteJson(JsonGenerator to) {
        super(to, false);
    }

    @Override
    public void writeNumber(double value) throws IOException {
        if (Double.isFinite(value)) {
            super.writeNumber(value);
        } else {
            writeNull();
        }
    }

    @Override
    public void writeNumber(float value) throws IOException {
        if (Float.isFinite(value)) {
            super.writeNumber(value);
        } else {
            writeNull();
        }
    }

    @Override
    public void writeArray(double[] values, int offset, int length) throws IOException {
        writeStartArray(values, length);
        for (int i = offset; i < offset + length; i++) {
            writeNumber(values[i]);
        }
        writeEndArray();
    }
}
