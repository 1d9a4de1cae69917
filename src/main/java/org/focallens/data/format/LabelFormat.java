package org.focallens.data.format;

import java.io.IOException;
import java.util.List;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;

/** A kind of labels on disk: how it is recognised, and how it is read. Formats that have no reader yet are said all the same. */
public interface LabelFormat {
    /** {@return what it is called} */
    DatasetFormat id();

    /**
     * The sets of this kind below a folder, by what files hold: names of folders do not count. A few files of each folder are looked into, not all.
     *
     * @param tree what lies below the folder; its {@link FolderTree#labels} are the files that may hold labels
     * @return none where there are none
     */
    List<LabelSet> find(FolderTree tree) throws IOException;

    /** Reads a set that {@link #find} found. Bad records become problems of the reading. */
    Dataset read(LabelSet set, Reading reading) throws IOException;
}
