package dev.crossdock.work.worker;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import dev.crossdock.work.PermanentFailureException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes three sizes of an image. How many pixels it claims to have is read from its header and refused before one of them is
 * decoded. The results are upright and hold pixels only: no camera, no place, no thumbnail of the original.
 */
final class ImageVariants {

    /** The longest side of each size. */
    static final Map<String, Integer> SIZES = sizes();

    private static final int MAX_SIDE = 1_600;
    private static final double JPEG_QUALITY = 0.85;

    private final long maxPixels;

    ImageVariants(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    private static Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("small", 160);
        sizes.put("medium", 640);
        sizes.put("large", MAX_SIDE);
        return sizes;
    }

    /**
     * Makes the sizes; an image is never made larger than it is.
     *
     * @throws PermanentFailureException if the content is no image, a broken one, or one of too many pixels
     */
    List<Variant> of(byte[] content) throws PermanentFailureException {
        ImageFormat format = ImageFormat.of(content)
                .orElseThrow(() -> new PermanentFailureException("the content is no JPEG, PNG or WebP"));
        try {
            BufferedImage image = decode(format, content);
            List<Variant> variants = new ArrayList<>();
            for (Map.Entry<String, Integer> size : SIZES.entrySet()) {
                variants.add(encode(size.getKey(), scale(image, size.getValue())));
            }
            return variants;
        } catch (IOException | RuntimeException e) {
            throw new PermanentFailureException("the " + format + " is broken: " + e.getMessage());
        }
    }

    private BufferedImage decode(ImageFormat format, byte[] content) throws IOException, PermanentFailureException {
        ImageReader reader = format.reader();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(input, false, false);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > maxPixels) {
                throw new PermanentFailureException("the image claims to have " + width + " x " + height
                        + " pixels, the limit is " + maxPixels + "; it was not decoded");
            }
            ImageReadParam wanted = reader.getDefaultReadParam();
            // Twice the largest size is enough to scale from; the rest need not be held in memory.
            int every = Math.max(1, Math.max(width, height) / (2 * MAX_SIDE));
            wanted.setSourceSubsampling(every, every, 0, 0);
            return ExifFilterUtils.getFilterForOrientation(orientation(content)).apply(reader.read(0, wanted));
        } finally {
            reader.dispose();
        }
    }

    /** How the camera was held; upright if nothing readable says otherwise. */
    private static Orientation orientation(byte[] content) throws IOException {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content));
            Directory camera = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = camera == null ? null : camera.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return value == null || value < 1 || value > Orientation.values().length
                    ? Orientation.TOP_LEFT
                    : Orientation.typeOf(value);
        } catch (ImageProcessingException e) {
            return Orientation.TOP_LEFT;
        }
    }

    private static BufferedImage scale(BufferedImage image, int longest) throws IOException {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        Thumbnails.Builder<BufferedImage> builder = Thumbnails.of(image).imageType(type);
        return Math.max(image.getWidth(), image.getHeight()) <= longest
                ? builder.scale(1).asBufferedImage()
                : builder.size(longest, longest).asBufferedImage();
    }

    private static Variant encode(String size, BufferedImage image) throws IOException {
        String extension = image.getColorModel().hasAlpha() ? "png" : "jpg";
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        Thumbnails.of(image)
                .scale(1)
                .outputFormat(extension)
                .outputQuality(JPEG_QUALITY)
                .toOutputStream(encoded);
        String mediaType = extension.equals("png") ? "image/png" : "image/jpeg";
        return new Variant(size, image.getWidth(), image.getHeight(), mediaType, extension, encoded.toByteArray());
    }
}
