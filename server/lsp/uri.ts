/** One spelling for each file URI: editors and hosts escape the same path in different ways. */

/**
 * Escapes one segment of a path as far as editors do: everything but letters, digits and `-._~`. Markdown takes nothing of the
 * rest for the end of a link.
 */
export function escapeSegment(segment: string): string {
  return encodeURIComponent(segment).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The one spelling of a file URI; any other URI, and one that can't be read, stays as it is. */
export function canonicalUri(uri: string): string {
  const parts = /^file:\/\/([^/?#]*)(\/[^?#]*)$/i.exec(uri);
  if (!parts) return uri;
  const [, authority = '', path = ''] = parts;
  try {
    const segments = path.split('/').map((segment) => decodeURIComponent(segment));
    const [root = '', drive = '', ...rest] = segments;
    const first = /^[A-Za-z]:$/.test(drive) ? drive.toLowerCase() : drive;
    const host = authority.toLowerCase() === 'localhost' ? '' : authority.toLowerCase();
    return `file://${host}${[root, first, ...rest].map(escapeSegment).join('/')}`;
  } catch {
    return uri;
  }
}

/** The folder that holds a document, as the beginning of its URI. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/**
 * The name under which the workspace knows an open document. The client decides what is C, the workspace goes by the
 * name: an unsaved buffer gets the ending that it lacks.
 */
export function fileOf(uri: string): string {
  const file = canonicalUri(uri);
  return /\.[ch]$/.test(file) ? file : `${file}.c`;
}
