package cajal.systems.connectome;

import cajal.brain.connectome.Connectome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is known of the cells of the hermaphrodite of C. elegans: its 302 neurons by name, which of
/// them inhibit, and which feel a touch.
///
/// Source: White et al. 1986, Phil. Trans. R. Soc. B 314:1; Cook et al. 2019, Nature 571:63.
public final class Worm {
  /// The names of all neurons. CANL and CANR are among them, of which no synapses are known.
  public static final List<String> NEURONS =
      List.of(
          """
          ADAL ADAR ADEL ADER ADFL ADFR ADLL ADLR AFDL AFDR AIAL AIAR AIBL AIBR AIML AIMR AINL
          AINR AIYL AIYR AIZL AIZR ALA ALML ALMR ALNL ALNR AQR AS01 AS02 AS03 AS04 AS05 AS06 AS07
          AS08 AS09 AS10 AS11 ASEL ASER ASGL ASGR ASHL ASHR ASIL ASIR ASJL ASJR ASKL ASKR AUAL
          AUAR AVAL AVAR AVBL AVBR AVDL AVDR AVEL AVER AVFL AVFR AVG AVHL AVHR AVJL AVJR AVKL AVKR
          AVL AVM AWAL AWAR AWBL AWBR AWCL AWCR BAGL BAGR BDUL BDUR CANL CANR CEPDL CEPDR CEPVL
          CEPVR DA01 DA02 DA03 DA04 DA05 DA06 DA07 DA08 DA09 DB01 DB02 DB03 DB04 DB05 DB06 DB07
          DD01 DD02 DD03 DD04 DD05 DD06 DVA DVB DVC FLPL FLPR HSNL HSNR I1L I1R I2L I2R I3 I4 I5
          I6 IL1DL IL1DR IL1L IL1R IL1VL IL1VR IL2DL IL2DR IL2L IL2R IL2VL IL2VR LUAL LUAR M1 M2L
          M2R M3L M3R M4 M5 MCL MCR MI NSML NSMR OLLL OLLR OLQDL OLQDR OLQVL OLQVR PDA PDB PDEL
          PDER PHAL PHAR PHBL PHBR PHCL PHCR PLML PLMR PLNL PLNR PQR PVCL PVCR PVDL PVDR PVM PVNL
          PVNR PVPL PVPR PVQL PVQR PVR PVT PVWL PVWR RIAL RIAR RIBL RIBR RICL RICR RID RIFL RIFR
          RIGL RIGR RIH RIML RIMR RIPL RIPR RIR RIS RIVL RIVR RMDDL RMDDR RMDL RMDR RMDVL RMDVR
          RMED RMEL RMER RMEV RMFL RMFR RMGL RMGR RMHL RMHR SAADL SAADR SAAVL SAAVR SABD SABVL
          SABVR SDQL SDQR SIADL SIADR SIAVL SIAVR SIBDL SIBDR SIBVL SIBVR SMBDL SMBDR SMBVL SMBVR
          SMDDL SMDDR SMDVL SMDVR URADL URADR URAVL URAVR URBL URBR URXL URXR URYDL URYDR URYVL
          URYVR VA01 VA02 VA03 VA04 VA05 VA06 VA07 VA08 VA09 VA10 VA11 VA12 VB01 VB02 VB03 VB04
          VB05 VB06 VB07 VB08 VB09 VB10 VB11 VC01 VC02 VC03 VC04 VC05 VC06 VD01 VD02 VD03 VD04
          VD05 VD06 VD07 VD08 VD09 VD10 VD11 VD12 VD13
          """
              .split("\\s+"));

  /// The neurons that release GABA.
  ///
  /// Source: McIntire et al. 1993, Nature 364:337.
  public static final Set<String> GABA =
      Set.of(
          "DD01 DD02 DD03 DD04 DD05 DD06 VD01 VD02 VD03 VD04 VD05 VD06 VD07 VD08 VD09 VD10 VD11 VD12 VD13 RMED RMEL RMER RMEV RIS AVL DVB"
              .split(" "));

  /// The receptors of gentle touch at the front, which makes the animal go back.
  ///
  /// Source: Chalfie et al. 1985, J. Neurosci. 5:956.
  public static final List<String> ANTERIOR_TOUCH = List.of("ALML", "ALMR", "AVM");

  /// The receptors of gentle touch at the rear, which makes the animal go forward.
  public static final List<String> POSTERIOR_TOUCH = List.of("PLML", "PLMR");

  /// The command neurons of going back.
  public static final List<String> BACKWARD = List.of("AVAL", "AVAR", "AVDL", "AVDR");

  /// The command neurons of going forward.
  public static final List<String> FORWARD = List.of("AVBL", "AVBR", "PVCL", "PVCR");

  private static final Pattern OTHER_CELL =
      Pattern.compile(
          "[dv]BWM[LR]\\d+|[uv]m\\d[ap][LR]|pm\\d[a-z]*|mc\\d[a-z]*|hyp|int\\w*|anal|sph"
              + "|GLR[A-Z]+|LegacyBodyWallMuscles");
  private static final Pattern NUMBERED = Pattern.compile("(AS|[DV][ABCD])(\\d)");
  private static final Set<String> KNOWN = Set.copyOf(NEURONS);

  private Worm() {}

  /// A neuron's name with two digits where it is one of a row, as in `AS01`.
  public static String spelled(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    return numbered.matches() ? numbered.group(1) + "0" + numbered.group(2) : name;
  }

  public static boolean isNeuron(String name) {
    return KNOWN.contains(name);
  }

  /// Whether it is a muscle, gland, or another cell of the lists that is no neuron.
  public static boolean isOtherCell(String name) {
    return OTHER_CELL.matcher(name).matches();
  }

  /// Which sign the synapses of each cell have: −1 of those that release GABA, 1 of all others. A
  /// simplification: some receptors of acetylcholine and glutamate inhibit.
  public static Map<String, Integer> signs(Connectome connectome) {
    Map<String, Integer> signs = new LinkedHashMap<>();
    for (String cell : connectome.cells()) signs.put(cell, GABA.contains(cell) ? -1 : 1);
    return signs;
  }
}
