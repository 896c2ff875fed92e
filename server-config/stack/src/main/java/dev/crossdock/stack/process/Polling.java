package dev.crossdock.stack.process;

import dev.crossdock.stack.settings.StackException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Asks again and again until the answer is the one that is waited for. By hand, because a retry library repeats what has
 * failed, and here "not yet" is no failure, while whatever is thrown ends the waiting.
 */
public record Polling(Duration timeout, Duration interval) {

    /** What is asked. */
    public interface Question<T, E extends Exception> {

        /** The answer at this moment. */
        T ask() throws E;
    }

    /** The first answer that will do, or the last one when time is up. */
    public <T, E extends Exception> T poll(Question<T, E> question, Predicate<? super T> done) throws E {
        long deadline = System.nanoTime() + timeout.toNanos();
        T answer = question.ask();
        while (!done.test(answer) && System.nanoTime() < deadline) {
            pause(interval);
            answer = question.ask();
        }
        return answer;
    }

    /** Waits for a while. */
    public static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw StackException.interrupted();
        }
    }

    /**
     * Waits until something is true.
     *
     * @throws StackException with what is wrong if it is not in time
     */
    public <E extends Exception> void await(Question<Boolean, E> condition, String otherwise) throws E {
        if (!poll(condition, holds -> holds)) {
            throw new StackException(otherwise + " after " + timeout.toSeconds() + " s");
        }
    }
}
