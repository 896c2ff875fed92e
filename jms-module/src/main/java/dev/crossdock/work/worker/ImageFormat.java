package dev.crossdock.work.worker;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The formats that are taken, told apart by their first bytes: a name or a media type can be wrong. */
enum ImageFormat {
    JPEG("\u00ff\u00d8\u00ff", 0),
    PNG("\u0089PNG\r\n\u001a\n", 0),
    WEBP("WEBP", 8);

    private final byte[] signature;
    private final int offset;

    ImageFormat(String signature, int offset) {
        this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
        this.offset = offset;
    }

    /** The format of content, if it is one of these. */
    static Optional<ImageFormat> of(byte[] content) {
        for (ImageFormat format : values()) {
            if (format.matches(content)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private boolean matches(byte[] content) {
        if (content.length < offset + signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if (content[offset + i] != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** A reader of this format; its user disposes of it. */
    ImageReader reader() throws IOException {
        // A server's class loaders hide plug-ins from the registry, so this one is made by name.
        return this == WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(name()).next();
    }
}
