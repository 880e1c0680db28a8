package cajal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Workers meet as often as they are asked to, and one that fails takes the others with it.
@Timeout(60)
class TeamTest {
  private static final int WORKERS = 3;

  @Test
  void whatIsWrittenBeforeAMeetingIsSeenAfterIt() {
    int[] written = new int[WORKERS];
    int[] wrong = new int[WORKERS];
    try (var team = new Team(WORKERS)) {
      for (int turn = 0; turn < 5; turn++) {
        int start = turn * 1000;
        team.run(worker -> {
          for (int step = start + 1; step <= start + 1000; step++) {
            written[worker] = step;
            team.meet();
            for (int other = 0; other < WORKERS; other++) {
              if (written[other] != step) wrong[worker]++;
            }
            team.meet();
          }
        });
      }
    }
    assertThat(wrong).containsOnly(0);
    assertThat(written).containsOnly(5000);
  }

  @Test
  void aFailureEndsTheTurnOfAllAndTheTeamGoesOn() {
    int[] turns = new int[WORKERS];
    try (var team = new Team(WORKERS)) {
      assertThatThrownBy(() ->
              team.run(worker -> {
                team.meet();
                if (worker == 1) throw new IllegalArgumentException("no");
                team.meet();
                turns[worker]++;
              }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no");
      assertThat(turns).containsOnly(0);
      team.run(worker -> {
        team.meet();
        turns[worker]++;
      });
    }
    assertThat(turns).containsOnly(1);
  }
}
