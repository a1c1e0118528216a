/** What is said while a setting on the screen cannot be read: its field has a message of its own. */
export const UNREADABLE = 'A setting on the screen is not valid: the message beside its field says how to correct it.';
