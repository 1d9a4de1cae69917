package org.focallens.train.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import org.focallens.data.file.Quote;

/** Says in a person's words why settings cannot be read. */
public final class SettingsFault {

    private SettingsFault() {}

    /**
     * Why settings cannot be read.
     *
     * @param failure of {@link SettingsJson#read}
     * @return the place in the JSON and what is wrong there, for example {@code network.width must be 1..1024 but is 0}
     */
    public static String of(JsonProcessingException failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String place = failure instanceof JsonMappingException mapping ? place(mapping.getPath()) : "";
        if (root instanceof JsonParseException parse && parse.getLocation() != null) {
            JsonLocation at = parse.getLocation();
            return "it is not valid JSON at line " + at.getLineNr() + ", column " + at.getColumnNr();
        }
        return Quote.of(place) + (place.isEmpty() ? "" : ": ") + reason(failure, root);
    }

    private static String reason(JsonProcessingException failure, Throwable root) {
        if (failure instanceof UnrecognizedPropertyException) {
            return "is not known";
        }
        if (failure instanceof InvalidTypeIdException kind) {
            return "must be of a known kind but is '" + Quote.of(String.valueOf(kind.getTypeId())) + "'";
        }
        if (failure instanceof InvalidFormatException format) {
            return "has a value of the wrong kind, '" + Quote.of(String.valueOf(format.getValue())) + "'";
        }
        return root instanceof MismatchedInputException || root.getMessage() == null
                ? "is missing, null or of the wrong kind"
                : Quote.line(root.getMessage());
    }

    /**
     * Why settings that could be read are refused.
     *
     * @param refusal of what they are for
     * @return its message, short enough for a line
     */
    public static String of(IllegalArgumentException refusal) {
        return Quote.line(refusal.getMessage());
    }

    private static String place(List<JsonMappingException.Reference> path) {
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return place.toString();
    }
}
