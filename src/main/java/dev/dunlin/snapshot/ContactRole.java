package dev.dunlin.snapshot;

/** What a contact is at the debtor. */
public enum ContactRole {
    ORIGINAL_CONTACT, ACCOUNTS_PAYABLE, FINANCE_APPROVER, RESPONSIBLE_MANAGER, OWNER, DEBTOR, ATTORNEY
}
