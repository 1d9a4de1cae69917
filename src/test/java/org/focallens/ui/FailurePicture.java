package org.focallens.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/** Saves what every open window shows under {@code target/failures} when a test fails. */
public final class FailurePicture implements AfterTestExecutionCallback {
    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isEmpty()) {
            return;
        }
        Path folder = Files.createDirectories(Path.of("target", "failures"));
        String name = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(() -> save(folder, name)));
    }

    private static void save(Path folder, String name) {
        List<Window> windows = List.copyOf(Window.getWindows());
        for (int i = 0; i < windows.size(); i++) {
            try {
                ImageIO.write(
                        SwingFXUtils.fromFXImage(windows.get(i).getScene().snapshot(null), null),
                        "png",
                        folder.resolve(name + "-" + i + ".png").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
