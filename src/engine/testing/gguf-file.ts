/** A tiny well-formed GGUF (version 3): text and number metadata, one vocabulary, one 4 x 4 float tensor of zeros. */
export function ggufFile(options: {
  readonly metadata: Readonly<Record<string, string | number>>;
  readonly vocabulary?: readonly string[];
}): Buffer {
  const entries = Object.entries(options.metadata);
  const vocabulary = options.vocabulary ?? [];
  const head = Buffer.concat([
    Buffer.from('GGUF'),
    unsigned32(3),
    unsigned64(1),
    unsigned64(entries.length + (vocabulary.length > 0 ? 1 : 0)),
    ...entries.map(([key, value]) =>
      typeof value === 'string'
        ? Buffer.concat([text(key), unsigned32(8), text(value)])
        : Buffer.concat([text(key), unsigned32(4), unsigned32(value)]),
    ),
    ...(vocabulary.length > 0
      ? [text('tokenizer.ggml.tokens'), unsigned32(9), unsigned32(8), unsigned64(vocabulary.length)]
      : []),
    ...vocabulary.map((entry) => text(entry)),
    text('weights'),
    unsigned32(2),
    unsigned64(4),
    unsigned64(4),
    unsigned32(0),
    unsigned64(0),
  ]);
  const padding = (32 - (head.length % 32)) % 32;
  return Buffer.concat([head, Buffer.alloc(padding), Buffer.alloc(64)]);
}

function unsigned32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function unsigned64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([unsigned64(bytes.length), bytes]);
}
