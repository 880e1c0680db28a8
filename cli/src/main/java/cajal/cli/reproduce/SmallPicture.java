package cajal.cli.reproduce;

import cajal.io.AtomicFile;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/// A PNG with its 256 most frequent colours, others the nearest of them: a third of the bytes, and
/// no difference that one sees in a diagram.
final class SmallPicture {
  private static final int COLOURS = 256;
  private static final int RGB = 0xFFFFFF;

  private final int[] palette;
  private final Map<Integer, Integer> places = new HashMap<>();

  private SmallPicture(BufferedImage image) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        counts.merge(image.getRGB(x, y) & RGB, 1, Integer::sum);
      }
    }
    palette =
        counts.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<Integer, Integer>>comparingInt(Map.Entry::getValue)
                    .reversed()
                    .thenComparingInt(Map.Entry::getKey))
            .limit(COLOURS)
            .mapToInt(Map.Entry::getKey)
            .toArray();
  }

  /// Writes the file anew.
  static void shrink(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    BufferedImage small = new SmallPicture(image).drawn(image);
    AtomicFile.write(file, temporary -> ImageIO.write(small, "png", temporary.toFile()));
  }

  private BufferedImage drawn(BufferedImage image) {
    byte[][] channels = new byte[3][palette.length];
    for (int i = 0; i < palette.length; i++) {
      for (int c = 0; c < 3; c++) channels[c][i] = (byte) channel(palette[i], c);
    }
    var model = new IndexColorModel(8, palette.length, channels[0], channels[1], channels[2]);
    int width = image.getWidth();
    int height = image.getHeight();
    var small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int place = places.computeIfAbsent(image.getRGB(x, y) & RGB, this::nearest);
        small.getRaster().setSample(x, y, 0, place);
      }
    }
    return small;
  }

  private static int channel(int colour, int c) {
    return colour >> 8 * (2 - c) & 0xFF;
  }

  private int nearest(int colour) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(palette[i], colour) < distance(palette[best], colour)) best = i;
    }
    return best;
  }

  private static int distance(int a, int b) {
    int sum = 0;
    for (int c = 0; c < 3; c++)
      sum += (channel(a, c) - channel(b, c)) * (channel(a, c) - channel(b, c));
    return sum;
  }
}
