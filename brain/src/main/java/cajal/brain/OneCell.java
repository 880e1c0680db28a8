package cajal.brain;

import cajal.brain.Equations.Term;
import cajal.brain.Reach.Value;
import cajal.brain.integrate.Scheme;
import cajal.brain.plain.Advance;
import cajal.brain.plain.Dynamics;
import java.util.List;
import java.util.Optional;

/// The equations of one model object as a system whose state is the object's fields.
final class OneCell implements Dynamics {
  private final Model model;
  private final int element;
  private final List<Term> terms;
  private final PlainDraws draws;
  private final boolean noisy;

  OneCell(Model model, int element, List<Term> terms, PlainDraws draws) {
    this.model = model;
    this.element = element;
    this.terms = terms;
    this.draws = draws;
    this.noisy = terms.stream().anyMatch(term -> term.noise().isPresent());
  }

  void integrate(Scheme scheme, double dt) {
    if (terms.isEmpty()) return;
    double t = model.t;
    double[] x = new double[size()];
    double[] normals = new double[size()];
    for (int i = 0; i < x.length; i++) {
      Term term = terms.get(i);
      x[i] = term.state().get(model);
      if (term.noise().isPresent()) {
        normals[i] = draws.noise(term.state().name(), element, model.step);
      }
    }
    put(t, Advance.by(scheme, this, t, dt, x, normals));
  }

  private void put(double t, double[] x) {
    model.t = t;
    for (int i = 0; i < x.length; i++) terms.get(i).state().set(model, x[i]);
  }

  @Override
  public int size() {
    return terms.size();
  }

  @Override
  public boolean noisy() {
    return noisy;
  }

  @Override
  public void slopes(double t, double[] x, double[] slopes) {
    put(t, x);
    for (int i = 0; i < x.length; i++) slopes[i] = value(terms.get(i), terms.get(i).slope());
  }

  @Override
  public void noises(double t, double[] x, double[] noises) {
    put(t, x);
    for (int i = 0; i < x.length; i++) noises[i] = value(terms.get(i), terms.get(i).noise());
  }

  private double value(Term term, Optional<Value> method) {
    boolean refractory = model instanceof Neuron neuron && neuron.refractory();
    if (method.isEmpty() || (term.held() && refractory)) return 0;
    draws.aim(element, model.step);
    return method.get().of(model);
  }
}
