package cajal.io.tensors;

/// Which names of a file and of a list of parameters must be in the other.
public enum Selection {
  /// All of both: nothing is left as it was, nothing in the file is left unread.
  ALL,
  /// At least one; other parameters keep their numbers, other arrays are passed over.
  SHARED
}
