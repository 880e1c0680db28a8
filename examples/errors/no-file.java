import cajal.io.sonata.SonataSpikes;

void main() {
  SonataSpikes.read(Path.of("spike.h5"));
}
