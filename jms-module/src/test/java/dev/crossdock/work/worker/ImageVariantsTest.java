package dev.crossdock.work.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossdock.work.PermanentFailureException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageVariantsTest {

    private static final long PIXELS = 40_000_000;

    private final ImageVariants variants = new ImageVariants(PIXELS);

    @Test
    void three_sizes_keep_the_shape_and_none_is_larger_than_the_image() throws Exception {
        List<Variant> made = variants.of(encoded(halves(800, 400, BufferedImage.TYPE_INT_RGB), "jpg"));

        assertThat(made).extracting(Variant::size).containsExactly("small", "medium", "large");
        assertThat(made).extracting(Variant::width).containsExactly(160, 640, 800);
        assertThat(made).extracting(Variant::height).containsExactly(80, 320, 400);
        for (Variant variant : made) {
            BufferedImage image = decoded(variant);
            assertThat(image.getWidth()).isEqualTo(variant.width());
            assertThat(isNear(image, 0.25, 0.5, Color.RED)).isTrue();
            assertThat(isNear(image, 0.75, 0.5, Color.BLUE)).isTrue();
        }
    }

    @Test
    void a_photo_that_was_taken_upright_comes_out_upright_and_without_what_the_camera_wrote() throws Exception {
        byte[] lying = withOrientation(encoded(halves(800, 400, BufferedImage.TYPE_INT_RGB), "jpg"), 6);

        List<Variant> made = variants.of(lying);

        BufferedImage large = decoded(made.get(2));
        assertThat(large.getWidth()).isEqualTo(400);
        assertThat(large.getHeight()).isEqualTo(800);
        // Turned by a quarter to the right, what was left is on top.
        assertThat(isNear(large, 0.5, 0.25, Color.RED)).isTrue();
        assertThat(isNear(large, 0.5, 0.75, Color.BLUE)).isTrue();
        assertThat(made)
                .allSatisfy(variant -> assertThat(new String(variant.content(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("Exif"));
    }

    @Test
    void what_is_transparent_stays_so() throws Exception {
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);

        Variant small = variants.of(encoded(image, "png")).get(0);

        assertThat(small.mediaType()).isEqualTo("image/png");
        assertThat(decoded(small).getRGB(80, 80) >>> 24).isZero();
    }

    @Test
    void webp_is_read() throws Exception {
        // One red pixel, losslessly.
        byte[] webp = Base64.getDecoder().decode("UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAfQ//73v/+BiOh/AAA=");

        List<Variant> made = variants.of(webp);

        assertThat(made).hasSize(3);
        assertThat(made.get(0).width()).isEqualTo(1);
    }

    @Test
    void a_bomb_is_refused_by_its_header_before_a_pixel_is_decoded() throws IOException {
        byte[] bomb = pngHeader(60_000, 60_000);

        assertThatThrownBy(() -> variants.of(bomb))
                .isInstanceOf(PermanentFailureException.class)
                .hasMessageContaining("60000 x 60000")
                .hasMessageContaining("not decoded");
    }

    @Test
    void broken_images_and_what_is_none_are_refused_with_the_reason() throws IOException {
        byte[] whole = encoded(halves(400, 400, BufferedImage.TYPE_INT_RGB), "png");

        assertThatThrownBy(() -> variants.of(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(PermanentFailureException.class)
                .hasMessageContaining("PNG is broken");
        assertThatThrownBy(() -> variants.of("<svg/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PermanentFailureException.class)
                .hasMessageContaining("no JPEG, PNG or WebP");
    }

    private static BufferedImage halves(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    private static boolean isNear(BufferedImage image, double x, double y, Color wanted) {
        Color found = new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)));
        return Math.abs(found.getRed() - wanted.getRed()) < 20
                && Math.abs(found.getGreen() - wanted.getGreen()) < 20
                && Math.abs(found.getBlue() - wanted.getBlue()) < 20;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static BufferedImage decoded(Variant variant) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(variant.content()));
    }

    /** The segment that a camera writes, after the start of the image. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(exif);
        out.writeBytes("Exif\0\0MM\0*");
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataOutputStream image = new DataOutputStream(whole);
        image.write(jpeg, 0, 2);
        image.writeShort(0xFFE1);
        image.writeShort(exif.size() + 2);
        image.write(exif.toByteArray());
        image.write(jpeg, 2, jpeg.length - 2);
        return whole.toByteArray();
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(chunk);
        header.writeBytes("IHDR");
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[] {8, 6, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(png);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        out.writeInt(chunk.size() - 4);
        out.write(chunk.toByteArray());
        out.writeInt((int) crc.getValue());
        return png.toByteArray();
    }
}
