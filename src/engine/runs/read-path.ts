/** A value inside a value; null where a name on the way does not exist. */
export function readPath(options: { readonly value: unknown; readonly path: readonly string[] }): unknown {
  let value = options.value;
  for (const name of options.path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return null;
    value = Reflect.get(value, name);
  }
  return value;
}
