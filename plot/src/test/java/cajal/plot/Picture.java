package cajal.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// An SVG picture read back as XML, and PNG bytes read back as pixels.
final class Picture {
  private final Document document;

  private Picture(Document document) {
    this.document = document;
  }

  static Picture of(Figure figure) {
    try {
      InputSource source = new InputSource(new java.io.StringReader(figure.svg()));
      return new Picture(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source));
    } catch (SAXException | IOException | javax.xml.parsers.ParserConfigurationException e) {
      throw new AssertionError("the SVG is no XML", e);
    }
  }

  static BufferedImage pixels(Figure figure) {
    return decoded(figure.png());
  }

  private static BufferedImage decoded(byte[] png) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      assertThat(image).isNotNull();
      return image;
    } catch (IOException e) {
      throw new AssertionError("the PNG cannot be read", e);
    }
  }

  /// All parts opened under a name.
  List<Element> parts(String name) {
    List<Element> parts = new ArrayList<>();
    for (Element element : elements(document.getDocumentElement(), "*")) {
      if (element.getAttribute("class").equals(name)) parts.add(element);
    }
    return parts;
  }

  List<String> texts() {
    return texts(document.getDocumentElement());
  }

  /// The one image inside the SVG.
  BufferedImage embedded() {
    Element image = elements(document.getDocumentElement(), "image").getFirst();
    String data = image.getAttribute("xlink:href");
    byte[] png = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
    return decoded(png);
  }

  int count(String tag) {
    return elements(document.getDocumentElement(), tag).size();
  }

  static List<String> texts(Element inside) {
    List<String> texts = new ArrayList<>();
    for (Element text : elements(inside, "text")) texts.add(text.getTextContent());
    return texts;
  }

  static List<Element> elements(Element inside, String tag) {
    List<Element> elements = new ArrayList<>();
    var found = inside.getElementsByTagName(tag);
    for (int i = 0; i < found.getLength(); i++) elements.add((Element) found.item(i));
    return elements;
  }

  static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
