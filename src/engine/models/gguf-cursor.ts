/**
 * Reads little-endian GGUF values from a buffer that may end too early. It never throws: the first problem sticks, later
 * reads give zero or empty values, and every loop over it has to stop when `problem` is set.
 */
export class GgufCursor {
  readonly #bytes: Buffer;
  #position = 0;
  #problem: GgufProblem | null = null;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Byte offset of the next read, from the start of the file. */
  get position(): number {
    return this.#position;
  }

  get problem(): GgufProblem | null {
    return this.#problem;
  }

  fail(reason: string): void {
    this.#problem ??= { kind: 'corrupt', reason };
  }

  unsigned32(): number {
    const at = this.#take(4);
    return at < 0 ? 0 : this.#bytes.readUInt32LE(at);
  }

  /** A count or offset; more than 2^53 is no honest file. */
  unsigned64(): number {
    const at = this.#take(8);
    if (at < 0) return 0;
    const value = this.#bytes.readBigUInt64LE(at);
    if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
    this.fail(`a 64-bit count at byte ${at} is impossibly large`);
    return 0;
  }

  text(maxBytes: number): string {
    const length = this.unsigned64();
    if (length > maxBytes) {
      this.fail(`a text of ${length} bytes at byte ${this.#position} is over the limit of ${maxBytes}`);
      return '';
    }
    const at = this.#take(length);
    return at < 0 ? '' : this.#bytes.toString('utf8', at, at + length);
  }

  /** Steps over a text without decoding it: vocabularies hold hundreds of thousands. */
  skipText(maxBytes: number): void {
    const length = this.unsigned64();
    if (length > maxBytes) this.fail(`a text of ${length} bytes is over the limit of ${maxBytes}`);
    else this.#take(length);
  }

  skip(bytes: number): void {
    this.#take(bytes);
  }

  /** A number or boolean of a fixed-width GGUF type; 64-bit values lose precision above 2^53, which no header field needs. */
  scalar(type: ScalarType): number | boolean {
    const at = this.#take(SCALAR_BYTES[type]);
    if (at < 0) return 0;
    switch (type) {
      case 0:
        return this.#bytes.readUInt8(at);
      case 1:
        return this.#bytes.readInt8(at);
      case 2:
        return this.#bytes.readUInt16LE(at);
      case 3:
        return this.#bytes.readInt16LE(at);
      case 4:
        return this.#bytes.readUInt32LE(at);
      case 5:
        return this.#bytes.readInt32LE(at);
      case 6:
        return this.#bytes.readFloatLE(at);
      case 7:
        return this.#bytes.readUInt8(at) !== 0;
      case 10:
        return Number(this.#bytes.readBigUInt64LE(at));
      case 11:
        return Number(this.#bytes.readBigInt64LE(at));
      case 12:
        return this.#bytes.readDoubleLE(at);
    }
  }

  /** Offset of `length` bytes that are there, or -1 after noting that more of the file is needed. */
  #take(length: number): number {
    if (this.#problem !== null) return -1;
    const at = this.#position;
    if (length > this.#bytes.length - at) {
      this.#problem = { kind: 'too-short' };
      return -1;
    }
    this.#position = at + length;
    return at;
  }
}

export type GgufProblem = { readonly kind: 'too-short' } | { readonly kind: 'corrupt'; readonly reason: string };

/** Bytes of each fixed-width value type, by its number in the GGUF specification (version 3). */
export const SCALAR_BYTES = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
} as const;

export type ScalarType = keyof typeof SCALAR_BYTES;

export function isScalarType(type: number): type is ScalarType {
  return Object.hasOwn(SCALAR_BYTES, type);
}
