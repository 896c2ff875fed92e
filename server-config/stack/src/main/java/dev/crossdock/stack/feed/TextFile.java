package dev.crossdock.stack.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.input.BOMInputStream;

/** Opens text whose encoding nobody wrote down: UTF-8 if all of it is valid UTF-8, else Latin-1; without a byte order mark. */
final class TextFile {

    private TextFile() {}

    static BufferedReader open(Path file) throws IOException {
        InputStream content = BOMInputStream.builder().setPath(file).get();
        return new BufferedReader(new InputStreamReader(content, charset(file)), 1 << 16);
    }

    private static Charset charset(Path file) throws IOException {
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            char[] buffer = new char[1 << 16];
            while (reader.read(buffer) >= 0) {
                // Only whether it decodes matters.
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
