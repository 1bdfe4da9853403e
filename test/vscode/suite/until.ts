/** Waiting for what an editor does in its own time. */

/** Asks again and again until there is an answer. @throws after 25 s without one */
export async function until<T>(what: string, get: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    const value = get();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}
