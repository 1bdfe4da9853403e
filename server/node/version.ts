/** The version of this program, as the package says that the bundle lies in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version; `unknown` where the bundle lies in no package. It is CommonJS: `__dirname` is its own folder. */
export function version(): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
    const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
    return hasVersion ? String(manifest.version) : 'unknown';
  } catch {
    return 'unknown';
  }
}
