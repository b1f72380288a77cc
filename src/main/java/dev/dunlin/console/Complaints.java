package dev.dunlin.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command line says that something is wrong: in a sentence, never with a stack trace. */
final class Complaints {

    private Complaints() {
    }

    static int usage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try `" + command.getCommandSpec().qualifiedName() + " --help`.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    static int failure(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(failure instanceof Refusal ? failure.getMessage()
                : failure instanceof UncheckedIOException io ? reading(io.getCause())
                : failure instanceof IOException io ? reading(io)
                : "Dunlin failed, and that is a fault of its own: " + failure);
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String reading(IOException failure) {
        return failure instanceof NoSuchFileException ? "There is no file `" + failure.getMessage() + "`." : "Reading or writing failed: " + failure.getMessage() + ".";
    }
}
