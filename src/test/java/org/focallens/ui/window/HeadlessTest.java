package org.focallens.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadlessTest {
    private static final int FIRST_PORT = 6000;

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "nonsense",
                ":",
                ":x",
                ":4711",
                "unix:4711.0",
                ":99999",
                ":99999999999999999999",
                "127.0.0.1:4711",
                "no.such.host.invalid:0"
            })
    void nobodyAnswers(String display) {
        assertThat(Headless.answers(display)).isFalse();
    }

    @Test
    void aServerThatListensAnswers() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            int number = bind(server);
            assertThat(Headless.answers("127.0.0.1:" + number)).isTrue();
            assertThat(Headless.answers("127.0.0.1:" + number + ".0")).isTrue();
        }
    }

    /** Display 5000 and on: far from the displays of this machine. */
    private static int bind(ServerSocketChannel server) throws IOException {
        IOException last = null;
        for (int number = 5000; number < 5100; number++) {
            try {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), FIRST_PORT + number));
                return number;
            } catch (IOException taken) {
                last = taken;
            }
        }
        assumeTrue(false, "no port is free: " + last);
        return -1;
    }
}
