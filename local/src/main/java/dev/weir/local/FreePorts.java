package dev.weir.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Asks the system for loopback ports that nobody listens on. */
public final class FreePorts {
    private FreePorts() {}

    /** Different ports, because all are held until the last one is found. */
    public static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new Unavailable("no free port on loopback", e);
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    /** Says which port is taken before anything is started on it. */
    static void expectFree(int port) {
        try {
            release(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new Unavailable("port " + port + " on 127.0.0.1 is taken by another program", e);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new Unavailable("cannot release port " + socket.getLocalPort(), e);
        }
    }
}
