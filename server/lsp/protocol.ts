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

/** Request: audits folders and files, and follows them from then on; answered with an `AuditResult`. Reports work-done progress. */
export const auditRequest = 'vfioLint/audit';

export interface AuditParams {
  /** URIs of folders: all C files below them. */
  readonly folders?: readonly string[];
  /** URIs of single C files. */
  readonly files?: readonly string[];
  readonly workDoneToken?: string | number;
}

/** Request without parameters: ends the audit, and takes back what it published. */
export const auditClearRequest = 'vfioLint/auditClear';

/** Notification to the client: what an audit says changed with an edit; its parameters are the whole `AuditResult`. */
export const auditChangedNotification = 'vfioLint/auditChanged';

/**
 * Notification to the server: of these documents the client shows no diagnostics that it pulled, though they may be open, until
 * it pulls them again. VS Code drops them with the tab, and keeps documents for minutes: what an audit found is shown meanwhile.
 */
export const hiddenNotification = 'vfioLint/hidden';

export interface HiddenParams {
  /** URIs of documents. */
  readonly uris: readonly string[];
}

/** Request: the last audit as a document, answered with an `AuditExport`. */
export const auditExportRequest = 'vfioLint/auditExport';

export const auditFormats = ['markdown', 'json', 'sarif'] as const;
export type AuditFormat = (typeof auditFormats)[number];

export interface AuditExportParams {
  readonly format: AuditFormat;
  /** URI of the folder against which files are named; where it is absent they are named by URI. */
  readonly root?: string;
}

export interface AuditExport {
  readonly text: string;
}

/** A place in a file. Lines count from 1, as in the JSON that the command line prints. */
export interface AuditPlace {
  /** URI of the file. */
  readonly file: string;
  readonly line: number;
}

export type AuditVerdict = 'ok' | 'violation' | 'unknown';

/** A step of the reasons for a verdict, in words. */
export interface AuditStep extends AuditPlace {
  readonly message: string;
}

/** A call in a function. */
export interface AuditCall extends AuditPlace {
  readonly call: string;
  readonly function: string;
}

export interface AuditRowFinding extends AuditPlace {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly function: string;
  readonly message: string;
}

/** One handler that creates a VFIO mmap. */
export interface AuditMmap extends AuditPlace {
  readonly function: string;
  readonly bus: string | null;
  readonly layout: string | null;
  /** The ops tables that register it. */
  readonly via: readonly (AuditPlace & {
    readonly struct: string;
    readonly name: string;
    readonly registered: readonly AuditCall[];
  })[];
  /** How it leaves vm_pgoff. */
  readonly encoding: 'region' | 'pfn' | 'unknown';
  readonly verdict: AuditVerdict;
  /** Why, in a sentence. */
  readonly reason: string;
  readonly handsTo: readonly (AuditPlace & { readonly function: string; readonly only: boolean })[];
  readonly pfnGoesTo: readonly AuditCall[];
  readonly fault:
    | readonly (AuditPlace & { readonly function: string; readonly member: string; readonly table: string })[]
    | null;
  readonly invalidatedBy: readonly (AuditCall & {
    readonly by: 'offset' | 'address';
    readonly hits: boolean | null;
  })[];
  /** Whether the region may go to the IOMMU. */
  readonly iommu: 'yes' | 'no' | 'unsaid';
  readonly findings: readonly AuditRowFinding[];
  readonly evidence: readonly AuditStep[];
}

/** Code outside of VFIO that takes vm_pgoff of such a mapping for a pfn. */
export interface AuditReader extends AuditPlace {
  readonly function: string;
  readonly verdict: AuditVerdict;
  readonly reason: string;
  readonly findings: readonly AuditRowFinding[];
}

/** A finding of an audited file, open or not. Columns count from 1 in UTF-16 units. */
export interface AuditFinding extends AuditPlace {
  readonly column: number;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
}

export interface AuditResult {
  readonly version: 1;
  readonly files: { readonly seen: number; readonly parsed: number; readonly skipped: number };
  readonly errors: readonly { readonly file: string; readonly reason: string }[];
  readonly mmaps: readonly AuditMmap[];
  readonly readers: readonly AuditReader[];
  readonly findings: readonly AuditFinding[];
}
