package cajal.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Javadoc of one class and of its members, read from its source.
///
/// @param text of the class: paragraphs
/// @param members what is said of fields and methods, by their names
record SourceDoc(List<String> text, Map<String, String> members) {
  private static final Pattern TYPE = Pattern.compile("public (abstract |final )?class \\w+");
  private static final Pattern MEMBER =
      Pattern.compile("  [^\\s@/}][^=(]*?(\\w+)( =.*;|;|\\(.*)", Pattern.DOTALL);

  static SourceDoc of(Class<?> type) {
    String file = "brain/src/main/java/" + type.getName().replace('.', '/') + ".java";
    List<String> text = List.of();
    Map<String, String> members = new HashMap<>();
    List<String> comment = new ArrayList<>();
    for (String line : Page.read(Page.ROOT.resolve(file)).lines().toList()) {
      Matcher member = MEMBER.matcher(line);
      if (line.strip().startsWith("///")) {
        comment.add(line.strip().substring(3).strip());
      } else if (TYPE.matcher(line).lookingAt()) {
        text = paragraphs(comment);
        comment.clear();
      } else if (member.matches()) {
        if (!comment.isEmpty()) members.putIfAbsent(member.group(1), plain(comment));
        comment.clear();
      } else if (!line.strip().startsWith("@")) {
        comment.clear();
      }
    }
    return new SourceDoc(text, members);
  }

  private static List<String> paragraphs(List<String> lines) {
    return List.of(String.join("\n", lines).split("\n\n")).stream()
        .map(paragraph -> plain(List.of(paragraph.split("\n"))))
        .toList();
  }

  /// Without links to code, which a page cannot follow.
  private static String plain(List<String> lines) {
    return String.join(" ", lines).replaceAll("\\[#?([A-Za-z]\\w*)\\](?!\\()", "`$1`");
  }
}
