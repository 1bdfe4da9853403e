/** What this server says beyond LSP: the messages and options that it and the extension share. Imports nothing. */

/** Notification to the client, sent only where `busy` of the initialization options asked for it. */
export const busyNotification = 'vfioLint/busy';

export interface BusyParams {
  readonly busy: boolean;
  /** URI of the document that is checked. */
  readonly file?: string;
}

/** Notification to the same clients: a document was analysed, not merely asked about again. */
export const analysedNotification = 'vfioLint/analysed';

export interface AnalysedParams {
  /** URI of the document. */
  readonly file: string;
}

/** `initializationOptions` of the initialize request; everything is optional. */
export interface InitializationOptions {
  /** Where a rule's page is: a URI in which `{rule}` stands for the rule's id. */
  readonly ruleDocs?: string;
  /** True for a client that wants notes, too: findings that change nothing today. */
  readonly notes?: boolean;
  /** True for a client that wants `vfioLint/busy` and `vfioLint/analysed`. */
  readonly busy?: boolean;
}
