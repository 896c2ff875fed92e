package dev.crossdock.stack.feed;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A product photo of the invented retailer: a lamp on a table. */
final class DemoPicture {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1200;

    private DemoPicture() {}

    static byte[] png() {
        System.setProperty("java.awt.headless", "true");
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw(pen);
        pen.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void draw(Graphics2D pen) {
        pen.setPaint(new GradientPaint(0, 0, new Color(250, 240, 220), 0, HEIGHT, new Color(200, 190, 210)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(120, 84, 60));
        pen.fillRect(0, HEIGHT - 200, WIDTH, 200);
        pen.setColor(new Color(60, 60, 66));
        pen.setStroke(new BasicStroke(24));
        pen.drawLine(WIDTH / 2, HEIGHT - 220, WIDTH / 2, 500);
        pen.fillOval(WIDTH / 2 - 180, HEIGHT - 250, 360, 80);
        pen.setColor(new Color(224, 122, 64));
        pen.fillPolygon(new Polygon(new int[] {640, 960, 1120, 480}, new int[] {200, 200, 540, 540}, 4));
    }
}
