import { z } from 'zod';
import { parseJson } from '../../src/shared/kernel/json.ts';
import type { Transport } from '../../src/shared/rpc/index.ts';

const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('abcdefghijklmnopqrstuvwxyz', (letter, index) => [letter, 'άƀćđēƒġħīĵķłɱńōƥɋřśŧūṽŵẋŷź'[index] ?? letter]),
);

/** A sentence that can be read and in which no letter of English is left. */
function pseudo(text: string): string {
  return text.replaceAll(/[A-Za-z]/g, (letter) => LOOKALIKES[letter.toLowerCase()] ?? letter);
}

/** The catalogue in a language that nobody speaks: what stays English on the page did not come from it. */
export function pseudoCatalogue<Part>(part: Part): Part {
  return translate(part) as Part;
}

function translate(part: unknown): unknown {
  if (typeof part === 'string') return pseudo(part);
  if (typeof part === 'function') return (...values: readonly unknown[]) => translate(part(...values));
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map(translate);
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, translate(value)]));
}

/** Keeps every text that the engine sent, so that a test can tell a person's data from words of the page. */
export function rememberingTexts(transport: Transport): Transport {
  const texts = new Set<string>();
  Object.assign(window, { engineTexts: texts });
  const remember = (value: unknown): void => {
    if (typeof value === 'string') {
      texts.add(value);
      // A stored text is often JSON, of which the page shows the parts.
      const inner = /^[[{]/.test(value) ? parseJson(z.json(), value) : null;
      if (inner?.ok === true) remember(inner.value);
    } else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        texts.add(name);
        remember(inner);
      }
  };
  return {
    ...transport,
    send(message) {
      remember(message);
      transport.send(message);
    },
    onMessage: (listener) => transport.onMessage(listener),
    onClose: (listener) => transport.onClose(listener),
    drained: () => transport.drained(),
    close: () => transport.close(),
  };
}
