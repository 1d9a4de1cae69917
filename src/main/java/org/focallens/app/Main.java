package org.focallens.app;

/** Where the program starts; not a JavaFX Application, so that the class path alone is enough. */
public final class Main {
    private Main() {
    }

    /** @param args the command line, see {@code --help} */
    public static void main(String[] args) {
        System.out.println("FocalLens");
    }
}
