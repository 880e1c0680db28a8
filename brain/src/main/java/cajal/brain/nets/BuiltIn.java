package cajal.brain.nets;

import cajal.brain.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The networks that come with the library, by the names the command line knows them by.
public enum BuiltIn {
  COBA("coba", 0.1, "conductances, no drive (Brette et al. 2007, benchmark 1)", Coba::build),
  COBA_DRIVEN(
      "coba-driven", 0.1, "coba with 20 mV of drive, as simulators are timed", Coba::driven),
  CUBA("cuba", 0.1, "synaptic currents (Brette et al. 2007, benchmark 2)", Cuba::build),
  COBAHH("cobahh", 0.1, "Hodgkin-Huxley cells (Brette et al. 2007, benchmark 3)", CobaHh::build),
  CUBA_DELTA("cuba-delta", 0.125, "jumps of v (Brette et al. 2007, benchmark 4)", CubaDelta::build),
  BRUNEL("brunel", 0.1, "12,500 cells, asynchronous and irregular (Brunel 2000)", Brunel::build) {
    @Override
    public NetworkSize size(int scale, Connectivity connectivity) {
      return NetworkSize.ofCells(12_500L * scale, 1250, connectivity);
    }
  };

  private final String title;
  private final double dt;
  private final String description;
  private final Recipe recipe;

  private interface Recipe {
    EiNetwork build(Network empty, int scale, Connectivity connectivity);
  }

  BuiltIn(String title, double dt, String description, Recipe recipe) {
    this.title = title;
    this.dt = dt;
    this.description = description;
    this.recipe = recipe;
  }

  public String title() {
    return title;
  }

  /// The usual time step in ms.
  public double dt() {
    return dt;
  }

  public String description() {
    return description;
  }

  /// That of 4000 cells with 80 synapses each, or of as many as the description says, times
  /// `scale`.
  public NetworkSize size(int scale, Connectivity connectivity) {
    return NetworkSize.ofCells(4000L * scale, connectivity);
  }

  /// Fills an empty network with so many times the cells of its [#size].
  public EiNetwork build(Network empty, int scale) {
    return build(empty, scale, Connectivity.AUTOMATIC);
  }

  /// The same with its connections kept or not.
  public EiNetwork build(Network empty, int scale, Connectivity connectivity) {
    if (scale < 1) throw new IllegalArgumentException("a scale is 1 or more, found " + scale);
    NetworkSize size = size(scale, connectivity);
    if (!size.isCountable()) {
      throw new IllegalArgumentException(
          "a scale of " + scale + " is " + size.cells() + " cells; a population holds 2147483647");
    }
    return recipe.build(empty, scale, connectivity);
  }

  public static Optional<BuiltIn> of(String title) {
    return Arrays.stream(values()).filter(net -> net.title.equals(title)).findFirst();
  }

  public static List<String> titles() {
    return Arrays.stream(values()).map(BuiltIn::title).toList();
  }
}
