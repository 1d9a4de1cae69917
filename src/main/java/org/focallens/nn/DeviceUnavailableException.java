package org.focallens.nn;

/** A device cannot be used on this machine; the message says which, why, and what to do. */
public final class DeviceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * With a message for a person.
     *
     * @param message what failed and what to do
     * @param cause   what the library reported
     */
    public DeviceUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
