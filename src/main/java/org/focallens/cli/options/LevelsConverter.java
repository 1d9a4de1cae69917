package org.focallens.cli.options;

import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.core.preset.Presets;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets pass what names levels of the pyramid, such as P2,P3,P4. */
public final class LevelsConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        try {
            AssignEdit.with(AssignSettings.of(Presets.TORCHVISION), AssignSheet.LEVELS, text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
