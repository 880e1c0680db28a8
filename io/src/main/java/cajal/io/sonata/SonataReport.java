package cajal.io.sonata;

import java.util.Map;

/// A variable to record: of which node set, and with all settings as they stand in the file.
public record SonataReport(
    String name, String cells, String variable, String module, Map<String, Object> settings) {

  static SonataReport of(String name, Config report) {
    return new SonataReport(
        name,
        report.text("cells"),
        report.text("variable_name"),
        report.text("module", "membrane_report"),
        report.values());
  }
}
