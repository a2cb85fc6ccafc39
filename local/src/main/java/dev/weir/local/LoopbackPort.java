package dev.weir.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Which ports of 127.0.0.1 can be listened on. */
final class LoopbackPort {
    private LoopbackPort() {}

    static boolean isFree(int port) {
        try (ServerSocket socket = listen(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    static int anyFree() throws IOException {
        try (ServerSocket socket = listen(0)) {
            return socket.getLocalPort();
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
