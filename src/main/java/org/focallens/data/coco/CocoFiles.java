package org.focallens.data.coco;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Folders;

/** The COCO annotation files of a folder. */
public final class CocoFiles {
    private static final Set<String> KEYS = Set.of("images", "annotations", "categories");
    private static final int KEYS_LOOKED_AT = 20;

    private CocoFiles() {}

    /**
     * annotations/instances_*.json; else annotations/*.json; else *.json in the folder; else *coco*.json one folder down
     * (train/_annotations.coco.json). Captions, keypoints and image lists beside instances_*.json describe the same images again and are passed over.
     */
    public static List<Path> in(Path folder) throws IOException {
        List<Path> instances = Folders.list(folder.resolve("annotations")).stream()
                .filter(file ->
                        file.getFileName().toString().startsWith("instances") && FileNames.hasExtension(file, "json"))
                .toList();
        if (!instances.isEmpty()) {
            return instances;
        }
        List<Path> inAnnotations = annotationFiles(folder.resolve("annotations"));
        if (!inAnnotations.isEmpty()) {
            return inAnnotations;
        }
        List<Path> here = annotationFiles(folder);
        if (!here.isEmpty()) {
            return here;
        }
        List<Path> below = new ArrayList<>();
        for (Path child : Folders.list(folder)) {
            if (!FileNames.nameOf(child).equals("labels")) {
                below.addAll(annotationFiles(child).stream()
                        .filter(f -> f.toString().contains("coco"))
                        .toList());
            }
        }
        return below;
    }

    /** The folder that a single file's images may lie in. */
    static Path rootOf(Path file) {
        Path folder = file.getParent();
        boolean named = folder.getFileName() != null && FileNames.nameOf(folder).equals("annotations");
        boolean besides = folder.getParent() != null && Files.isDirectory(folder.resolveSibling("images"));
        return (named || besides) && folder.getParent() != null ? folder.getParent() : folder;
    }

    private static List<Path> annotationFiles(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : Folders.list(folder)) {
            if (FileNames.hasExtension(file, "json") && Files.isRegularFile(file) && looksRight(file)) {
                found.add(file);
            }
        }
        return found;
    }

    /** Whether one of the first keys is COCO's. A file that is broken before its first key counts too: its problem is to be shown. */
    private static boolean looksRight(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = new JsonFactory().createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (int i = 0; i < KEYS_LOOKED_AT && json.nextToken() == JsonToken.FIELD_NAME; i++) {
                if (KEYS.contains(json.currentName())) {
                    return true;
                }
                json.nextToken();
                json.skipChildren();
            }
            return false;
        } catch (JacksonException e) {
            return true;
        }
    }
}
