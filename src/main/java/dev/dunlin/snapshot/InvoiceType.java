package dev.dunlin.snapshot;

/** What an open line is. */
public enum InvoiceType {
    INVOICE, CREDIT_NOTE
}
