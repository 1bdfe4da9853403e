/** The HTML of the decoder panel: a policy that lets nothing in but the panel's own script and style, and no markup of its own. */

/** What the document is made for. */
export interface Addresses {
  readonly script: string;
  readonly style: string;
  /** Random for each document; lets those two in and nothing else. */
  readonly nonce: string;
}

/** 128 random bits, in hex. */
export function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (found) => `&#${found.codePointAt(0)};`);

/** All that is seen is made by the script, from text. */
export function documentOf({ script, style, nonce }: Addresses): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>VFIO decoder</title>
<link rel="stylesheet" nonce="${nonce}" href="${escaped(style)}">
</head>
<body>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>
`;
}
