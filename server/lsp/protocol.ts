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
  /** True for a client that wants inlay hints: what constants and ranges of the device fd come to. */
  readonly inlayHints?: boolean;
  /**
   * True for a client that has a command `vfioLint.decode` of its own, which takes a `DecodeRequest`: hovers and code actions
   * lead to it. The server then does not announce its own command of that name, and still answers it.
   */
  readonly decodeLinks?: boolean;
}

/** The command of `workspace/executeCommand`; its one argument is a `DecodeParams`, its answer the JSON of `decode`. */
export const decodeCommand = 'vfioLint.decode';

/** What a number that does not say its space is: a byte on the device fd, a vm_pgoff, a pfn, a physical address. */
export type DecodeAs = 'offset' | 'pgoff' | 'pfn' | 'phys';

export interface DecodeParams {
  /** Numbers, C expressions, or a paste of many lines. */
  readonly text: string;
  readonly as?: DecodeAs;
  /** Name of a region layout; absent: what the text tells, else vfio-pci. */
  readonly layout?: string;
  /** Size of the host's pages; 4K if absent. */
  readonly page?: '4K' | '16K' | '64K';
  /** Tables of devices by name, as the command line's `--devices` reads them. */
  readonly devices?: object;
  /** Which of them the numbers are of. */
  readonly device?: string;
}

/** What hovers and code actions ask the client to decode. */
export interface DecodeRequest {
  readonly text: string;
  readonly as: DecodeAs;
  readonly layout?: string;
  /** Where the text stands; lines count from 1. */
  readonly source: { readonly uri: string; readonly line: number };
}
