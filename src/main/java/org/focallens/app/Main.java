package org.focallens.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.focallens.cli.FocalLens;
import org.focallens.core.lesson.Scores;
import org.focallens.core.preset.NamedSettings;
import org.focallens.nn.DeviceUnavailableException;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.train.run.RunShelf;
import org.focallens.ui.anchors.AnchorsRoom;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.common.FollowedScores;
import org.focallens.ui.common.ImageRequest;
import org.focallens.ui.common.ScoreSource;
import org.focallens.ui.common.work.LatestJob;
import org.focallens.ui.dataset.DatasetRoom;
import org.focallens.ui.loss.LossRoom;
import org.focallens.ui.training.OtherRooms;
import org.focallens.ui.training.SavedRunScores;
import org.focallens.ui.training.TrainingRoom;
import org.focallens.ui.window.Headless;
import org.focallens.ui.window.MainWindow;
import org.focallens.ui.window.RoomEntry;
import org.focallens.ui.window.Session;
import org.focallens.ui.window.SessionStore;
import org.kordamp.ikonli.feather.Feather;
import org.slf4j.LoggerFactory;

/** Where the program starts and is put together; not a JavaFX Application, so that the class path alone is enough. */
public final class Main {
    private Main() {}

    /**
     * The rooms do not know each other: what one shows of another goes through here.
     *
     * @param shelf where runs are saved; empty where nobody is at the screen, so that pictures leave nothing behind
     */
    private static List<RoomEntry> rooms(Optional<RunShelf> shelf) {
        ObjectProperty<AnchorCount> image = new SimpleObjectProperty<>();
        ObjectProperty<AnchorCount> set = new SimpleObjectProperty<>();
        ObjectProperty<Scores> network = new SimpleObjectProperty<>();
        ObjectProperty<ImageRequest> wanted = new SimpleObjectProperty<>();
        ObjectProperty<Path> opened = new SimpleObjectProperty<>();
        ObjectProperty<NamedSettings> imageAnchors = new SimpleObjectProperty<>();
        ObjectProperty<NamedSettings> setAnchors = new SimpleObjectProperty<>();
        ScoreSource training = new FollowedScores("the network in training", "in training", network);
        return List.of(
                new RoomEntry(
                        "anchors",
                        "Anchors",
                        "Which anchors become positive, ignored, negative, and why?",
                        Feather.GRID,
                        dialogs -> offering(image, imageAnchors, showing(wanted, new AnchorsRoom(dialogs)))),
                new RoomEntry(
                        "dataset",
                        "Data set",
                        "What do the anchors find in a whole data set, and what do they miss?",
                        Feather.DATABASE,
                        dialogs -> asking(wanted, set, opened, setAnchors, new DatasetRoom(dialogs))),
                new RoomEntry(
                        "loss",
                        "Loss",
                        "How does focal loss treat easy and hard anchors?",
                        Feather.TRENDING_DOWN,
                        dialogs -> new LossRoom(
                                dialogs,
                                List.of(image, set),
                                List.of(training, new SavedRunScores(dialogs, new LatestJob("saved run"))))),
                new RoomEntry(
                        "training",
                        "Training",
                        "What do losses and anchors do, step by step, while a small RetinaNet learns?",
                        Feather.ACTIVITY,
                        dialogs -> following(
                                network,
                                new TrainingRoom(
                                        dialogs, new OtherRooms(opened, List.of(imageAnchors, setAnchors)), shelf))));
    }

    /** After the room has opened what it remembers: the newest request wins. */
    private static AnchorsRoom showing(ObjectProperty<ImageRequest> wanted, AnchorsRoom room) {
        wanted.subscribe(request -> {
            if (request != null) {
                Platform.runLater(() -> room.show(request));
            }
        });
        return room;
    }

    private static DatasetRoom asking(
            ObjectProperty<ImageRequest> wanted,
            ObjectProperty<AnchorCount> set,
            ObjectProperty<Path> opened,
            ObjectProperty<NamedSettings> anchors,
            DatasetRoom room) {
        anchors.bind(room.settings().map(settings -> new NamedSettings("From the data set room", settings)));
        opened.bind(room.opened());
        wanted.bind(room.wanted());
        set.bind(room.count());
        return room;
    }

    private static TrainingRoom following(ObjectProperty<Scores> network, TrainingRoom room) {
        network.bind(room.scores());
        return room;
    }

    private static AnchorsRoom offering(
            ObjectProperty<AnchorCount> image, ObjectProperty<NamedSettings> anchors, AnchorsRoom room) {
        anchors.bind(room.settings().map(settings -> new NamedSettings("From the anchors room", settings)));
        image.bind(room.count());
        return room;
    }

    /**
     * Runs a command, or opens the window.
     *
     * @param args the command line, see {@code --help}
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ENGLISH); // of libraries: buttons of dialogs, their messages, numbers in them
        System.setProperty(
                "jdk.console", "java.base"); // Java 22 to 24 would give a console even where there is no terminal
        System.exit(new FocalLens(new WindowScreen(rooms(Optional.empty()), Main::openWindow)).run(args));
    }

    private static void openWindow(Optional<Path> open, Optional<String> room) {
        Headless.prepareToolkit();
        SessionStore store = SessionStore.ofUser();
        List<RoomEntry> rooms = rooms(Optional.of(new RunShelf(store.folder().resolve("runs"))));
        CompletableFuture<Session> session = CompletableFuture.supplyAsync(store::load); // while the toolkit starts
        CountDownLatch closed = new CountDownLatch(1);
        Platform.startup(() -> {
            new MainWindow(rooms, store, session.join(), closed::countDown).show(open, room);
            loadEngineBehind();
        });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Loading the engine takes seconds, which nobody waits for while the first room is looked at. */
    @SuppressWarnings("ThreadPriorityCheck") // where processors are short, the window comes first
    private static void loadEngineBehind() {
        Thread loader = new Thread(
                () -> {
                    try {
                        Nd4jDevice.open(1).close();
                    } catch (DeviceUnavailableException e) {
                        LoggerFactory.getLogger(Main.class)
                                .warn("{}: the training room will not work, the others do", e.getMessage());
                    }
                },
                "engine-loader");
        loader.setDaemon(true);
        loader.setPriority(Thread.MIN_PRIORITY);
        loader.start();
    }
}
