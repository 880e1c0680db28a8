package cajal.lift;

import cajal.error.Spelling;
import java.lang.classfile.Opcode;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collection;

/// Java code that has no place in a graph. The message has three parts: where it is and what was
/// asked, what was found, and what to write instead.
public final class LiftError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param asked the place, such as `Lif.dv, line 12`, and what is asked of it
  /// @param found what is there
  /// @param instead what to write
  public LiftError(String asked, String found, String instead) {
    super(asked + "\n  found: " + found + "\n  write: " + instead);
  }

  private static LiftError at(Place place, String asked, String found, String instead) {
    return new LiftError(place + ": " + asked, found, instead);
  }

  static LiftError noClassFile(Class<?> type) {
    if (type.isHidden()) {
      return new LiftError(
          "the methods of an object that a model holds are inlined",
          "a lambda, whose code cannot be found",
          "a method of the model, or a named class with that method");
    }
    return new LiftError(
        Place.name(type) + ": its class file is needed to compile it",
        "its class loader, " + type.getClassLoader() + ", does not give the file as a resource",
        "the class in a source or class file of its own, on the class path");
  }

  static LiftError noCode(Method method) {
    return new LiftError(
        name(method) + ": a method with a body is needed",
        "the method is abstract or native",
        "a body for " + method.getName() + " in the class that is simulated");
  }

  static LiftError missing(Place place, Class<?> owner, String name) {
    return at(
        place,
        "every method called must exist",
        Place.name(owner) + " has no method " + name + " like the one called",
        "nothing new: compile the classes again, together");
  }

  static LiftError constructor(Class<?> owner) {
    return new LiftError(
        "a lambda is asked for",
        "a reference to a constructor of " + Place.name(owner),
        "a lambda such as c -> c.v");
  }

  static LiftError noLambda(Object lambda) {
    return new LiftError(
        "a lambda or method reference of a Serializable interface is asked for",
        "an object of " + Place.name(lambda.getClass()) + ", whose code cannot be found",
        "a lambda such as c -> c.v where it is used, for an interface that extends Serializable");
  }

  static LiftError endless(Place place, int times) {
    return at(
        place,
        "loops are unrolled, so their bounds must be known when lifting",
        "loop bound not known when lifting (given up after " + times + " branches)",
        "a bound that is a number or a final field: for (int i = 0; i < 10; i++)");
  }

  static LiftError recursion(Place place, Method method, int depth) {
    return at(
        place,
        "methods are inlined, so a method must not call itself",
        name(method) + " called " + depth + " deep",
        "a loop with a known bound");
  }

  static LiftError called(Place place, Method method) {
    return at(
        place,
        "a call must be of Math, cajal.math.Fn, cajal.random.Draw or of a method that can itself"
            + " be lifted",
        name(method) + insteadOfRandom(method, ", a source of random numbers"),
        insteadOfRandom(method, "Draw.uniform(low, high) or Draw.normal(mean, sd); or ")
            + "arithmetic, or the call outside the model; values are seen by recording them");
  }

  private static String insteadOfRandom(Method method, String text) {
    return method.getDeclaringClass().getSimpleName().endsWith("Random") ? text : "";
  }

  static LiftError math(Place place, String name, Collection<String> known) {
    String instead =
        name.equals("random")
            ? "Draw.uniform(0, 1)"
            : "one of " + String.join(", ", known) + "." + Spelling.suggestion(name, known);
    return at(
        place, "a function of Math must be one that has an operation", "Math." + name, instead);
  }

  static LiftError draw(Place place, String name, double found, String instead) {
    return at(place, "there must be a distribution to draw from", name + " of " + found, instead);
  }

  static LiftError created(Place place, String internalName) {
    String name = internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    boolean isThrown = name.endsWith("Exception") || name.endsWith("Error");
    return isThrown
        ? exception(place)
        : at(
            place,
            "a model's methods work on numbers and make no objects",
            "new " + name,
            "its numbers as local variables or fields, or the object as a final field of the model");
  }

  static LiftError exception(Place place) {
    return at(
        place,
        "one neuron of a compiled population cannot throw an exception",
        "throw",
        "the check in the model's constructor, or a value held in range by Math.clamp");
  }

  static LiftError caught(Place place) {
    return at(
        place,
        "no exception occurs in compiled code, so none is caught",
        "try",
        "the method without try, catch and finally");
  }

  static LiftError monitor(Place place) {
    return at(
        place,
        "a model's methods share nothing, so they need no lock",
        "synchronized",
        "the method without it");
  }

  static LiftError arrayCreated(Place place) {
    return at(
        place,
        "a model's methods make no arrays",
        "new array",
        "local variables or fields; or, for constants, a final array field");
  }

  static LiftError arrayAssigned(Place place) {
    return at(
        place,
        "arrays are constants",
        "an assignment to an element",
        "a field for each element that changes");
  }

  static LiftError arrayNotFinal(Place place, Field field) {
    return at(
        place,
        "arrays are constants, so their fields must be final",
        name(field) + " is not final",
        "final " + field.getType().getSimpleName() + " " + field.getName());
  }

  static LiftError openIndex(Place place) {
    return at(
        place,
        "the index of an array must be known when lifting",
        "an index that depends on the model's values",
        "a loop over all elements with an if inside, or a formula in place of the table");
  }

  static LiftError outside(Place place, int index, int length) {
    return at(
        place,
        "an index must be within its array",
        "index " + index + " of an array of length " + length,
        "an index from 0 to " + (length - 1));
  }

  static LiftError string(Place place, String text) {
    return at(
        place,
        "a model's methods work on numbers, not on text",
        "\"" + text + "\"",
        "a boolean or int field to choose by; values are seen by recording them");
  }

  static LiftError invokeDynamic(Place place, String name) {
    String found =
        switch (name) {
          case "makeConcatWithConstants" -> "text put together with +";
          case "typeSwitch", "enumSwitch" -> "a switch with patterns";
          default -> "a lambda or method reference (" + name + ")";
        };
    return at(
        place,
        "a model's methods make no lambdas and no text",
        found,
        "a method of the model, called by its name, or an if");
  }

  static LiftError instruction(Place place, Opcode opcode) {
    return at(
        place,
        "bytecode as javac of Java 7 or later makes it is needed",
        "the instruction " + opcode,
        "nothing new: compile the class again");
  }

  static LiftError longArithmetic(Place place) {
    return at(
        place,
        "long is no type of the graph",
        "a calculation with a long",
        "int or double; (int) Math.round(x) is fine");
  }

  static LiftError openShift(Place place) {
    return at(
        place,
        "the distance of a shift must be known when lifting",
        "a shift by a value of the model",
        "a multiplication or division by a power of two");
  }

  static LiftError zeroDivisor(Place place) {
    return at(
        place,
        "an int division needs a divisor other than 0",
        "division by 0",
        "a divisor that is not 0, or a division of doubles");
  }

  static LiftError staticNotFinal(Place place, Field field) {
    return at(
        place,
        "a static field must be final to be a constant",
        name(field) + " can change",
        "static final, or a field of the model without static");
  }

  static LiftError staticAssigned(Place place, Field field) {
    return at(
        place,
        "one neuron cannot change what all share",
        "an assignment to the static field " + name(field),
        "a field of the model without static");
  }

  static LiftError constantAssigned(Place place, Field field) {
    return at(
        place,
        "an object that a model or lambda holds is constant",
        "an assignment to " + name(field),
        "a state of the model itself");
  }

  static LiftError fieldType(Place place, Field field) {
    return at(
        place,
        "a field that is used must be double, float, int or boolean",
        name(field) + " is " + field.getType().getSimpleName(),
        "double, or int for a count");
  }

  static LiftError nullObject(Place place, String member) {
    return at(
        place,
        member + " is asked of an object",
        "null",
        "an object in that field before the model is given to the network");
  }

  static LiftError chosenObject(Place place) {
    return at(
        place,
        "only numbers can be chosen between by a value of the model",
        "condition ? object : object",
        "the choice between their numbers: condition ? a.tau() : b.tau()");
  }

  static LiftError objectReturned(Place place) {
    return at(
        place,
        "a lifted method returns a number or nothing",
        "an object",
        "a method that returns double, float, int or boolean");
  }

  static LiftError badCast(Place place, Class<?> found, Class<?> asked) {
    return at(
        place,
        "a cast must fit the object",
        "an object of " + Place.name(found) + " cast to " + Place.name(asked),
        "the cast without which it is used, or an object of that class");
  }

  static LiftError torn(Place place) {
    return at(
        place,
        "a local variable must hold the same kind of thing on every way here",
        "different objects, depending on a value of the model",
        "numbers chosen with ?:, or one object");
  }

  private static String name(Method method) {
    return Place.name(method.getDeclaringClass()) + "." + method.getName();
  }

  private static String name(Field field) {
    return Place.name(field.getDeclaringClass()) + "." + field.getName();
  }
}
