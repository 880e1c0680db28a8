package cajal.cli.fit;

import cajal.learn.search.Budget;
import cajal.learn.search.Found;
import cajal.learn.search.Landscape;
import cajal.learn.search.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ObjDoubleConsumer;

/// Profiles of all parameters of a study around its best fit. Where one of them finds a lower loss
/// than all searches did, that fit is taken and all begin anew, once.
///
/// @param margin a loss that is as good as none
/// @param said told of each profile as it begins, and the part of all profiles that is done
record Profiles(
    VoltageStudy study, Landscape landscape, double margin, ObjDoubleConsumer<String> said) {
  /// Evaluations for each parameter that is searched while one is held.
  private static final int EACH = 30;

  private static final int ANEW = 1;

  private static final String LOWER =
      "; profiles found lower losses still: search longer, with --evaluations";

  /// @param best the lowest of all
  /// @param limit a loss up to which a fit counts as good: 10 % above the best and the margin
  /// @param note of a fit that was better than those of the searches; empty where none was
  public record Outcome(Found.Tried best, double limit, List<Profile> each, String note) {}

  /// Nothing but the best of the searches.
  Outcome none(Found.Tried best) {
    return new Outcome(best, limit(best), List.of(), "");
  }

  Outcome of(Found.Tried best) {
    Found.Tried now = best;
    for (int i = 0; ; i++) {
      List<Profile> profiles = all(now, i < ANEW);
      Optional<Profile> lower = lower(profiles, now);
      if (lower.isEmpty()) return new Outcome(now, limit(now), profiles, note(best, now));
      if (i == ANEW) return new Outcome(now, limit(now), profiles, note(best, now) + LOWER);
      Profile.Held held = lower.get().lowest();
      now = new Found.Tried(held.x(), held.value());
    }
  }

  private double limit(Found.Tried best) {
    return 1.1 * best.value() + margin;
  }

  private static String note(Found.Tried searched, Found.Tried taken) {
    if (searched == taken) return "";
    return String.format(
        Locale.ROOT,
        "profiles found a loss of %.4g, lower than the %.4g of all searches: it was taken",
        taken.value(),
        searched.value());
  }

  private String name(int index) {
    return study.model().free().get(index).name();
  }

  /// A profile with a loss that is lower by more than a little.
  private Optional<Profile> lower(List<Profile> profiles, Found.Tried best) {
    double little = 0.05 * (limit(best) - best.value());
    return profiles.stream()
        .filter(profile -> profile.lowest().value() < best.value() - little)
        .findFirst();
  }

  /// Of all parameters, or up to the first that finds a lower loss.
  private List<Profile> all(Found.Tried best, boolean upToLower) {
    int n = study.model().free().size();
    Budget each = Budget.of(Math.min(EACH * n, study.evaluations()));
    List<Profile> profiles = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      said.accept("profile of " + name(k), (double) k / n);
      profiles.add(Profile.of(landscape, best, k, limit(best), study.profiling(), each));
      if (upToLower && lower(profiles, best).isPresent()) break;
    }
    return profiles;
  }
}
