package dev.crossdock.erasure;

/** No store knows the customer who is to be erased. */
public class UnknownCustomerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the id that was given. */
    public UnknownCustomerException(String customer) {
        super("no store knows a customer '" + customer + "'");
    }
}
