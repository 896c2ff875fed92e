package dev.crossdock.stack.service;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Questions that only a server in working order answers. */
final class Probe {

    private static final int TIMEOUT_MILLIS = 2_000;

    private Probe() {}

    static int httpStatus(String url) throws IOException {
        return httpStatus(url, Map.of());
    }

    static int httpStatus(String url, Map<String, String> headers) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        headers.forEach(connection::setRequestProperty);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    /** A question to one address. */
    interface Question {
        boolean answered(HostAndPort address) throws IOException;
    }

    /**
     * Asks one address after the other until one answers as it should.
     *
     * @throws IOException if none does
     */
    static void any(List<HostAndPort> addresses, Question question) throws IOException {
        var answers = new ArrayList<String>();
        for (var address : addresses) {
            try {
                if (question.answered(address)) {
                    return;
                }
                answers.add(address + " gives a strange answer");
            } catch (UnknownHostException e) {
                answers.add(address + " has an unknown host name");
            } catch (EOFException | SocketTimeoutException e) {
                answers.add(address + " does not answer");
            } catch (IOException e) {
                answers.add(address + " does not answer: " + e.getMessage());
            }
        }
        throw new IOException(String.join(", ", answers));
    }

    static boolean accepts(HostAndPort address) throws IOException {
        try (var socket = connect(address)) {
            return socket.isConnected();
        }
    }

    /** A broker binds its port long before it answers, so ask for its API versions as a client would. */
    static boolean speaksKafka(HostAndPort address) throws IOException {
        try (var socket = connect(address)) {
            var client = "crossdock".getBytes(StandardCharsets.UTF_8);
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(10 + client.length);
            out.writeShort(18);
            out.writeShort(0);
            out.writeInt(1);
            out.writeShort(client.length);
            out.write(client);
            out.flush();
            var in = new DataInputStream(socket.getInputStream());
            return in.readInt() > 6 && in.readInt() == 1 && in.readShort() == 0;
        }
    }

    private static Socket connect(HostAndPort address) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }
}
