/**
 * Brings stored data of an older event version to the shape of the newest one; the read path goes through here and nowhere else.
 * Every type is at version 1, so there is nothing to convert yet: a new version adds its case here and an old fixture to the tests.
 */
export function upcast(stored: { readonly type: string; readonly ver: number; readonly data: unknown }): unknown {
  return stored.data;
}

/** The only version of each event type that is written. */
export const newestEventVersion = 1;
