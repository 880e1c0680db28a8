package cajal.learn.data;

/// The mean of numbers that come one after another, such as the loss over an epoch.
///
/// ```java
/// Mean loss = new Mean();
/// loss.add(0.7, 64); // the mean of a batch of 64
/// loss.add(0.5, 32);
/// loss.value(); // 0.6333
/// ```
public final class Mean {
  private double sum;
  private long count;

  public void add(double number) {
    add(number, 1);
  }

  /// A number that is itself the mean of `of` numbers.
  public void add(double number, long of) {
    if (of < 0) throw new IllegalArgumentException("the mean of %d numbers".formatted(of));
    if (of == 0) return;
    sum += number * of;
    count += of;
  }

  public long count() {
    return count;
  }

  /// @throws IllegalStateException if there are no numbers
  public double value() {
    if (count == 0) throw new IllegalStateException("the mean of no numbers; add some first");
    return sum / count;
  }

  public void clear() {
    sum = 0;
    count = 0;
  }
}
