package cajal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.connectome.Contact;
import cajal.brain.connectome.Contact.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeListTest {
  @TempDir Path folder;

  private List<EdgeList.Row> read(String text) {
    Path file = folder.resolve("edges.csv");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return EdgeList.read(file, name -> name.toUpperCase(Locale.ROOT));
  }

  private ThrowingCallable reading(String text) {
    return () -> read(text);
  }

  @Test
  void readsPaddedNamesWithCommas() {
    assertThat(read("Source,Target,Weight,Type\nI1L , i2L           ,10,chemical\n"))
        .containsExactly(new EdgeList.Row(new Contact("I1L", "I2L", Kind.CHEMICAL, 10), 2));
  }

  @Test
  void readsTabsAndColumnsInAnotherOrder() {
    assertThat(read("pre\tpost\ttype\tsynapses\nADAL\tADFL\telectrical\t1\n"))
        .containsExactly(new EdgeList.Row(new Contact("ADAL", "ADFL", Kind.ELECTRICAL, 1), 2));
  }

  @Test
  void errorsNameFileLineAndWhatWasExpected() {
    String header = "source,target,count,type\n";
    assertThatThrownBy(reading(header + "a,b,3,chemical\na,c,-2,chemical\n"))
        .hasMessageContaining("edges.csv")
        .hasMessageContaining("above 0, found -2 in line 3");
    assertThatThrownBy(reading(header + "a,b,2.5,chemical\n"))
        .hasMessageContaining("2.5 in line 2");
    assertThatThrownBy(reading(header + "a,b,NaN,chemical\n"))
        .hasMessageContaining("NaN in line 2");
    assertThatThrownBy(reading(header + "a,b,3,chemicl\n"))
        .hasMessageContaining("'chemicl' in line 2")
        .hasMessageContaining("Did you mean chemical?");
    assertThatThrownBy(reading(header + "a, ,3,chemical\n"))
        .hasMessageContaining("the name of a cell, found nothing in line 2");
    assertThatThrownBy(reading(header + "a,b\n")).hasMessageContaining("line 2");
    assertThatThrownBy(reading(header + "a,b,1,chemical\na,b,2,chemical\n"))
        .hasMessageContaining("as in line 2 in line 3");
    assertThatThrownBy(reading("source,target,type\na,b,chemical\n"))
        .hasMessageContaining("a column weight or synapses or count or number");
    assertThatThrownBy(reading(header)).hasMessageContaining("a header and connections");
  }

  @Test
  void aMissingFileIsSaid() {
    assertThatThrownBy(() -> EdgeList.read(folder.resolve("no.csv"), name -> name))
        .hasMessageContaining("no such file");
  }
}
